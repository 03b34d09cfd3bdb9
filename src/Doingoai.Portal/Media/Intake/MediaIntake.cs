using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Media.Intake;

/// <summary>Judges a foreign file. Nothing is on disk before it has passed.</summary>
internal sealed class MediaIntake(PictureIntake pictures)
{
    public async Task<AcceptedMedia> AcceptAsync(byte[] file, CancellationToken cancel)
    {
        if (file.Length == 0) throw new RuleException("media.empty");
        if (MediaFormat.Of(file) is not { } format) throw new RuleException("media.not-a-picture");

        return format.Kind == MediaKind.Picture
            ? await pictures.AcceptAsync(file, format, cancel)
            : AcceptVideo(file, format);
    }

    private static AcceptedMedia AcceptVideo(byte[] file, MediaFormat format)
    {
        var source = Sha256Name.Of(file);
        var video = format == MediaFormat.Mp4 ? Mp4Video.Read(file) : WebMVideo.Read(file);
        return new AcceptedMedia(format, file, source, (video.Width, video.Height), video.DurationMs);
    }
}
