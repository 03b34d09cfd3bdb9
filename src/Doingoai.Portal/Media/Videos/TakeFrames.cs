using System.Globalization;
using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Media.Library;
using Doingoai.Portal.Media.Tools;

namespace Doingoai.Portal.Media.Videos;

/// <summary>Takes frames out of a film, from which an editor chooses its poster.</summary>
internal sealed class TakeFrames(FfmpegRun ffmpeg, MediaTools tools, IBlobStore blobs, BlobFolder folder, ChangeAsset change, IMediaLibrary library)
{
    private const int Frames = 6;

    /// <summary>The asset with frames; without ffmpeg as it was.</summary>
    public async Task<MediaAsset?> RunAsync(string sha256, CancellationToken cancel)
    {
        var asset = await library.FindAsync(sha256, cancel);
        if (asset is not { Kind: MediaKind.Video, Frames.Count: 0 } || tools.Ffmpeg is null || blobs.PathOf(sha256) is not { } film) return asset;

        var frames = new List<string>();
        for (var n = 0; n < Frames; n++)
            if (await FrameAsync(film, (asset.DurationMs ?? 1_000) / 1000.0 * (n + 0.5) / Frames, cancel) is { } frame && !frames.Contains(frame)) frames.Add(frame);
        return frames.Count == 0 ? asset : await change.RunAsync(sha256, revision: null, one => one.OfferFrames(frames), cancel);
    }

    private async Task<string?> FrameAsync(string film, double second, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder.Staging);
        var file = Path.Combine(folder.Staging, $"{Guid.CreateVersion7():N}.jpg");
        try
        {
            string[] seek = ["-v", "error", "-ss", second.ToString("F3", CultureInfo.InvariantCulture)];
            await ffmpeg.RunAsync(film, seek, ["-map", "0:v:0", "-frames:v", "1", "-q:v", "2", "-map_metadata", "-1", "-f", "image2", "-update", "1", $"file:{file}"], TimeSpan.Zero, null, cancel);
            return File.Exists(file) ? await blobs.PutAsync(await File.ReadAllBytesAsync(file, cancel), cancel) : null;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
