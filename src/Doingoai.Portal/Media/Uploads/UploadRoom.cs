using System.Collections.Concurrent;
using Doingoai.Portal.Media.Blobs;
using Doingoai.Portal.Platform;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Media.Uploads;

/// <summary>Where arriving files lie, one writer to each.</summary>
internal sealed class UploadRoom(BlobFolder folder, IOptions<MediaOptions> options)
{
    private readonly ConcurrentDictionary<Guid, bool> _busy = new();

    /// <summary>Dispose to let the next one in; whoever comes meanwhile is refused, not kept waiting.</summary>
    public IDisposable Enter(Guid id) => _busy.TryAdd(id, true) ? new Place(_busy, id) : throw new RuleException("media.upload-busy");

    public string FileOf(Guid id) => folder.Arriving(id);

    /// <summary>How much of it is here.</summary>
    public long Offset(Guid id) => new FileInfo(FileOf(id)) is { Exists: true } file ? file.Length : 0;

    public void Create(Guid id)
    {
        Directory.CreateDirectory(folder.Arrivals);
        File.Create(FileOf(id)).Dispose();
    }

    public void Forget(Guid id) => File.Delete(FileOf(id));

    /// <summary>Refuses a file for which the disk would be too small, before its first byte.</summary>
    public void DemandSpace(long bytes)
    {
        Directory.CreateDirectory(folder.Arrivals);
        if (new DriveInfo(folder.Arrivals).AvailableFreeSpace - bytes < options.Value.KeepFree) throw new RuleException("media.disk-full");
    }

    /// <summary>Files that nobody knows any more, e.g. because the portal was killed between two steps.</summary>
    public void ForgetAllBut(IReadOnlySet<Guid> known, DateTime before)
    {
        if (!Directory.Exists(folder.Arrivals)) return;
        foreach (var file in new DirectoryInfo(folder.Arrivals).EnumerateFiles())
            if (file.LastWriteTimeUtc < before && !(Guid.TryParseExact(file.Name, "N", out var id) && known.Contains(id))) file.Delete();
    }

    private sealed class Place(ConcurrentDictionary<Guid, bool> busy, Guid id) : IDisposable
    {
        public void Dispose() => busy.TryRemove(id, out _);
    }
}
