using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Framings;

namespace Doingoai.Portal.Signage.Slides;

/// <summary>Draws one slide and stores it by its hash. Two at a time: drawing must not starve who waits for a page.</summary>
internal sealed class SlideDrawing(SlideSource source, SlideRasteriser rasteriser, SlideTheme theme, FontFiles fonts, IBlobStore blobs) : IDisposable
{
    public const string DoesNotFit = "slide.does-not-fit";
    public const string NothingToShow = "slide.nothing-to-show";
    public const string Png = "image/png";

    private readonly SemaphoreSlim _places = new(2);

    public string ThemeFingerprint => theme.Fingerprint;

    /// <summary>True if the bytes are still stored; a refusal has none to lose.</summary>
    public bool IsThere(string? sha256) => sha256 is null || blobs.PathOf(sha256) is not null;

    public async Task<DrawnSlide> DrawAsync(SlideText text, string language, Framing? framing, SlideSize size, CancellationToken cancel)
    {
        fonts.Demand();
        if (source.Of(text, language) is not { } content) return new(size.Width, size.Height, null, null, NothingToShow);

        await _places.WaitAsync(cancel);
        try
        {
            return rasteriser.Draw(content with { Framing = framing }, size) is { } png
                ? new(size.Width, size.Height, await blobs.PutAsync(png, cancel), Png, null)
                : new(size.Width, size.Height, null, null, DoesNotFit);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
