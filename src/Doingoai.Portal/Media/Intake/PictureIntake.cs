using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Platform;
using Microsoft.Extensions.Options;
using NetVips;

namespace Doingoai.Portal.Media.Intake;

/// <summary>
/// A picture is taken only after every pixel has been decoded, and is stored as it was encoded here: upright, sRGB,
/// without EXIF, GPS or anything a foreign file may carry beside its pixels.
/// </summary>
internal sealed class PictureIntake(IOptions<MediaOptions> options, PictureWorkers workers)
{
    private const int LosslessAlmost = 92;

    /// <param name="kept">The form it is stored in.</param>
    public Task<AcceptedMedia> AcceptAsync(byte[] file, MediaFormat format, MediaFormat kept, CancellationToken cancel) => workers.RunAsync(() =>
    {
        try
        {
            return Accept(file, format, kept, cancel);
        }
        catch (VipsException) when (!cancel.IsCancellationRequested)
        {
            throw new RuleException("media.damaged");
        }
    }, cancel);

    private AcceptedMedia Accept(byte[] file, MediaFormat format, MediaFormat kept, CancellationToken cancel)
    {
        using var header = PictureLoader.Open(file, format, Enums.Access.Sequential);
        CheckSize(header);

        // Turning needs random access; the rest streams through a few lines at a time.
        using var decoded = PictureLoader.IsUpright(header) ? header.Copy() : PictureLoader.Open(file, format, Enums.Access.Random);
        using var upright = decoded.Autorot();
        using var picture = ToSrgb(upright);
        using var stop = cancel.Register(() => picture.SetKill(true));
        using var opaque = kept == MediaFormat.Jpeg && picture.HasAlpha() ? picture.Flatten(background: [255, 255, 255]) : picture.Copy();
        var bytes = Encode(opaque, kept, file);
        return new AcceptedMedia(kept, bytes, Sha256Name.Of(file), (picture.Width, picture.Height), DurationMs: null);
    }

    private void CheckSize(Image header)
    {
        var limits = options.Value;
        if (header.Width > limits.MaxSide || header.Height > limits.MaxSide || (long)header.Width * header.Height > limits.MaxPixels)
            throw new RuleException("media.too-many-pixels", header.Width, header.Height, limits.MaxPixels / 1_000_000, limits.MaxSide);
    }

    private static Image ToSrgb(Image picture)
    {
        if (!picture.Contains("icc-profile-data")) return picture.Colourspace(Enums.Interpretation.Srgb);

        try
        {
            return picture.IccTransform("srgb", embedded: true, depth: 8);
        }
        catch (VipsException) // a broken profile is no reason to lose the picture
        {
            return picture.Colourspace(Enums.Interpretation.Srgb);
        }
    }

    private static byte[] Encode(Image picture, MediaFormat format, byte[] source) => format switch
    {
        _ when format == MediaFormat.Jpeg => picture.JpegsaveBuffer(q: LosslessAlmost, optimizeCoding: true, keep: Enums.ForeignKeep.None),
        _ when format == MediaFormat.Png => picture.PngsaveBuffer(compression: 6, keep: Enums.ForeignKeep.None),
        _ => picture.WebpsaveBuffer(q: LosslessAlmost, lossless: source.AsSpan(12).StartsWith("VP8L"u8), effort: 2, keep: Enums.ForeignKeep.None),
    };
}
