using System.Collections.Concurrent;
using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Media.Intake;

namespace Doingoai.Portal.Media.Renditions;

/// <summary>Renditions on disk, made when first asked for; a hundred readers who ask at once make one.</summary>
internal sealed class RenditionCache(IBlobStore blobs, BlobFolder folder, PictureWorkers workers)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _making = new();

    /// <summary>The file, or <c>null</c> if there is no such picture.</summary>
    public async Task<string?> PathAsync(string sha256, RenditionPreset preset, RenditionFormat format, CancellationToken cancel)
    {
        if (blobs.PathOf(sha256) is not { } original) return null;

        var path = folder.Rendition(sha256, $"{sha256}.{preset.Name}.{format.Extension}");
        if (File.Exists(path)) return path;

        // Not cancelled with the first reader: the others wait for the same work.
        var making = _making.GetOrAdd(path, _ => new(() => MakeAsync(original, path, preset, format)));
        try
        {
            return await making.Value.WaitAsync(cancel) ? path : null;
        }
        finally
        {
            if (making.Value.IsCompleted) _making.TryRemove(KeyValuePair.Create(path, making));
        }
    }

    private async Task<bool> MakeAsync(string original, string path, RenditionPreset preset, RenditionFormat format)
    {
        var bytes = await workers.RunAsync(() => RenditionMaker.Make(File.ReadAllBytes(original), preset, format), CancellationToken.None);
        if (bytes is null) return false;

        await DurableFile.WriteAsync(folder.Staging, path, bytes, CancellationToken.None);
        return true;
    }
}
