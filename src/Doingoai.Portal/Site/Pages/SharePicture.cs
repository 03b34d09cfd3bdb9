using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Pages;

/// <summary>The picture shown when a page is shared.</summary>
internal sealed record SharePicture(string Path, int? Width, int? Height, string Alt)
{
    private const int Widest = 1280;

    /// <param name="figure">As templates see it (<see cref="Figures"/>); its address is that of the rendition, its size that of the original.</param>
    public static SharePicture? Of(View? figure)
    {
        if (figure?["src"] is not string path) return null;

        var (width, height) = (figure["width"] as int?, figure["height"] as int?);
        if (width > Widest) (width, height) = (Widest, (int?)Math.Round((double)(height ?? 0) * Widest / width.Value));
        return new(path, width, height, figure["alt"] as string ?? "");
    }
}
