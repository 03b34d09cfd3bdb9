using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Media.Documents;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Media.Intake;

/// <summary>Judges a foreign file. Nothing is in the library before it has passed.</summary>
internal sealed class MediaIntake(PictureIntake pictures, HeicConversion heic, DocumentIntake documents)
{
    public async Task<AcceptedMedia> AcceptAsync(byte[] file, CancellationToken cancel)
    {
        if (file.Length == 0) throw new RuleException("media.empty");
        if (MediaFormat.Of(file) is not { } format) throw new RuleException("media.not-a-picture");

        if (format == MediaFormat.Heic)
        {
            var png = await heic.ToPngAsync(file, cancel);
            return await pictures.AcceptAsync(png, MediaFormat.Png, MediaFormat.Jpeg, cancel) with { SourceSha256 = Sha256Name.Of(file) };
        }

        return format.Kind switch
        {
            MediaKind.Picture => await pictures.AcceptAsync(file, format, format, cancel),
            MediaKind.Document => await documents.AcceptAsync(file, format, cancel),
            _ => AcceptVideo(file, DemandPlayable(format)),
        };
    }

    /// <summary>The same for a video on disk, which loses there what it tells of its maker.</summary>
    public static AcceptedMedia AcceptVideo(string path, MediaFormat format, string source)
    {
        var video = DemandPlayable(VideoFile.Read(path, DemandPlayable(format)));
        return new AcceptedMedia(format, default, source, (video.Width, video.Height), video.DurationMs) { SizeBytes = new FileInfo(path).Length };
    }

    private static AcceptedMedia AcceptVideo(byte[] file, MediaFormat format)
    {
        var source = Sha256Name.Of(file);
        var video = DemandPlayable(format == MediaFormat.Mp4 ? Mp4Video.Read(file) : WebMVideo.Read(file));
        return new AcceptedMedia(format, file, source, (video.Width, video.Height), video.DurationMs);
    }

    private static MediaFormat DemandPlayable(MediaFormat format) => format.IsStored ? format : throw new RuleException("media.video-not-playable");

    private static VideoFacts DemandPlayable(VideoFacts video) => video.PlaysEverywhere ? video : throw new RuleException("media.video-not-playable");
}
