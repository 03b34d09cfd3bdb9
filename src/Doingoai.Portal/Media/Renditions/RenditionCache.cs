using System.Collections.Concurrent;
using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Media.Framings;
using Doingoai.Portal.Media.Intake;

namespace Doingoai.Portal.Media.Renditions;

/// <summary>
/// Renditions on disk, made when first asked for: the picture is decoded once for all widths of a shape, and a hundred
/// readers who ask at once wait for the same work.
/// </summary>
internal sealed class RenditionCache(IBlobStore blobs, BlobFolder folder, PictureWorkers workers)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _making = new();

    /// <summary>The file, or <c>null</c> if there is no such picture.</summary>
    public async Task<string?> PathAsync(string sha256, RenditionPreset preset, RenditionFormat format, CancellationToken cancel, Framing? framing = null)
    {
        if (blobs.PathOf(sha256) is not { } original) return null;

        var path = Path(sha256, preset, format, framing);
        if (File.Exists(path)) return path;

        // Not cancelled with the first reader: the others wait for the same work.
        var together = Path(sha256, preset.Siblings[0], format, framing);
        var making = _making.GetOrAdd(together, _ => new(() => MakeAsync(original, sha256, preset.Siblings, format, framing)));
        try
        {
            return await making.Value.WaitAsync(cancel) ? path : null;
        }
        finally
        {
            if (making.Value.IsCompleted) _making.TryRemove(KeyValuePair.Create(together, making));
        }
    }

    /// <summary>The file if it has been made already.</summary>
    public string? Made(string sha256, RenditionPreset preset, RenditionFormat format, Framing? framing) =>
        Path(sha256, preset, format, framing) is var path && File.Exists(path) ? path : null;

    private string Path(string sha256, RenditionPreset preset, RenditionFormat format, Framing? framing) =>
        folder.Rendition(sha256, $"{sha256}.{preset.Name}{Cutting(preset, framing)}.{format.Extension}");

    /// <summary>Another cut is another file.</summary>
    private static string Cutting(RenditionPreset preset, Framing? framing) => preset.Shape is null || framing is null ? "" : $"-{framing.Fingerprint}";

    private async Task<bool> MakeAsync(string original, string sha256, IReadOnlyList<RenditionPreset> presets, RenditionFormat format, Framing? framing)
    {
        var made = await workers.RunAsync(() => RenditionMaker.Make(File.ReadAllBytes(original), presets, format, framing), CancellationToken.None);
        if (made is null) return false;

        foreach (var (preset, bytes) in presets.Zip(made)) await DurableFile.WriteAsync(folder.Staging, Path(sha256, preset, format, framing), bytes, CancellationToken.None);
        return true;
    }
}
