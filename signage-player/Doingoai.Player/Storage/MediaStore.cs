using System.Collections.Concurrent;
using System.Collections.Immutable;
using Doingoai.Player.Health;
using Doingoai.Player.Playback;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Storage;

/// <summary>
/// Media by the hash of their content. A file is there only when its whole hash was seen to be right in this run of the
/// agent: at start every stored file is read again, small ones first, and a corrupted one is dropped and told.
/// </summary>
internal sealed partial class MediaStore(IDisk disk, string folder, PlayerClock clock, ILogger<MediaStore> logger) : IMediaFiles
{
    // Slides are checked before the agent plays; videos while it does.
    private const long CheckedFirstBytes = 8 * 1024 * 1024;

    private readonly string _files = Path.Combine(folder, "media");
    private readonly string _parts = Path.Combine(folder, "parts");
    private readonly ConcurrentDictionary<string, MediaPart> _open = [];
    private ImmutableDictionary<string, long> _since = ImmutableDictionary<string, long>.Empty;
    private int _isRefused;

    /// <summary>A file is complete and verified.</summary>
    public event Action<string>? Arrived;

    /// <summary>A file that was there is not any more.</summary>
    public event Action<string>? Dropped;

    public event Action<FaultBody>? Fault;

    /// <summary>SHA-256 → portal time of its arrival, Unix ms. A snapshot.</summary>
    public IReadOnlyDictionary<string, long> AvailableSinceMs => _since;

    public bool Has(string sha256) => _since.ContainsKey(sha256);

    public string? PathOf(string sha256) => Has(sha256) ? Path.Combine(_files, sha256) : null;

    /// <summary>Checks what is there. Returns when the slides are known; <see cref="MediaCheck.Rest"/> ends with the videos.</summary>
    public Task<MediaCheck> OpenAsync(CancellationToken cancel) => Task.Run(
        () =>
        {
            var found = Find().OrderBy(file => file.Size).ToList();
            var first = found.TakeWhile(file => file.Size <= CheckedFirstBytes).ToList();
            foreach (var (path, _) in first) Check(path);
            return new MediaCheck(Task.Run(() => CheckRest(found.Skip(first.Count), cancel), cancel));
        },
        cancel);

    /// <summary>Stores a file that came in one piece.</summary>
    public Task<MediaOutcome> PutAsync(ManifestMedia media, ReadOnlyMemory<byte> bytes) => Task.Run(() =>
        Attempt(() =>
        {
            if (bytes.Length != media.Size || MediaHash.Of(bytes.Span) != media.Sha256) return MediaOutcome.Mismatch;
            var part = PartPath(media.Sha256);
            disk.CreateFolder(_parts);
            using (var file = disk.OpenToWrite(part))
            {
                file.Truncate(0);
                file.Write(bytes.Span, 0);
                file.Sync();
            }

            return Take(part, media.Sha256);
        }));

    /// <summary>A file being fetched piece by piece; pieces of an earlier attempt that are right need not come again. <c>null</c>: the disk refuses.</summary>
    public async Task<MediaPart?> BeginAsync(ManifestMedia media)
    {
        MediaPart? part = null;
        await Task.Run(() => Attempt(() =>
        {
            disk.CreateFolder(_parts);
            part = _open[media.Sha256] = MediaPart.Open(disk, PartPath(media.Sha256), media);
            return MediaOutcome.Stored;
        }));
        return part;
    }

    /// <summary>Writes one piece if it is right.</summary>
    public Task<MediaOutcome> WriteAsync(MediaPart part, int chunk, ReadOnlyMemory<byte> bytes) =>
        Task.Run(() => Attempt(() => part.Write(chunk, bytes.Span) ? MediaOutcome.Stored : MediaOutcome.Mismatch));

    /// <summary>All pieces are there: checks the whole and puts it among the files.</summary>
    public Task<MediaOutcome> CompleteAsync(MediaPart part) => Task.Run(() => Attempt(() =>
    {
        if (Finish(part)) return Take(part.Path, part.Media.Sha256);

        disk.Delete(part.Path); // the manifest contradicts itself, or the disk lies; the pieces are worth nothing
        return MediaOutcome.Mismatch;
    }));

    /// <summary>No more pieces for now; those that came stay for the next attempt.</summary>
    public void Close(MediaPart part)
    {
        if (_open.TryRemove(new(part.Media.Sha256, part))) part.Dispose();
    }

    /// <summary>Deletes everything that is not named. What is named is never deleted, however full the disk is.</summary>
    public Task KeepAsync(IReadOnlySet<string> named) => Task.Run(() => Attempt(() =>
    {
        foreach (var sha256 in _since.Keys.Where(sha256 => !named.Contains(sha256)))
        {
            ImmutableInterlocked.TryRemove(ref _since, sha256, out _);
            disk.Delete(Path.Combine(_files, sha256));
            Dropped?.Invoke(sha256);
        }

        foreach (var part in disk.List(_parts))
            if (Path.GetFileName(part) is var sha256 && !named.Contains(sha256) && !_open.ContainsKey(sha256)) disk.Delete(part);
        return MediaOutcome.Stored;
    }));

    private bool Finish(MediaPart part)
    {
        try
        {
            part.Sync();
            return part.IsWhole();
        }
        finally
        {
            Close(part);
        }
    }

    private MediaOutcome Take(string part, string sha256)
    {
        var now = clock.NowMs;
        disk.CreateFolder(_files);
        disk.Stamp(part, now);
        disk.Move(part, Path.Combine(_files, sha256));
        disk.SyncFolder(_files);
        Add(sha256, now);
        return MediaOutcome.Stored;
    }

    private void Add(string sha256, long sinceMs)
    {
        ImmutableInterlocked.Update(ref _since, since => since.SetItem(sha256, sinceMs));
        Arrived?.Invoke(sha256);
    }

    private IEnumerable<(string Path, long Size)> Find()
    {
        foreach (var path in disk.List(_files).Where(path => MediaHash.Is(Path.GetFileName(path))))
        {
            var size = 0L;
            var outcome = Attempt(() =>
            {
                using var file = disk.OpenToRead(path);
                size = file.Length;
                return MediaOutcome.Stored;
            });
            if (outcome == MediaOutcome.Stored) yield return (path, size);
        }
    }

    private void CheckRest(IEnumerable<(string Path, long Size)> files, CancellationToken cancel)
    {
        foreach (var (path, _) in files)
        {
            if (cancel.IsCancellationRequested) return;
            Check(path);
        }
    }

    private void Check(string path)
    {
        var sha256 = Path.GetFileName(path);
        var isRight = false;
        Attempt(() =>
        {
            isRight = Hash(path) == sha256;
            if (isRight) Add(sha256, Math.Min(disk.StampOf(path), clock.NowMs));
            else disk.Delete(path);
            return MediaOutcome.Stored;
        });
        if (isRight) return;

        LogCorrupted(sha256);
        Fault?.Invoke(new(FaultCodes.MediaCorrupted, Detail: sha256));
    }

    private string Hash(string path)
    {
        using var file = disk.OpenToRead(path);
        return MediaHash.Of(file);
    }

    private string PartPath(string sha256) => Path.Combine(_parts, sha256);

    private MediaOutcome Attempt(Func<MediaOutcome> step)
    {
        try
        {
            var outcome = step();
            _isRefused = 0;
            return outcome;
        }
        catch (Exception error) when (DiskError.Is(error))
        {
            if (Interlocked.Exchange(ref _isRefused, 1) == 0)
            {
                LogRefused(error);
                Fault?.Invoke(DiskError.Fault(error));
            }

            return MediaOutcome.DiskRefuses;
        }
    }

    [LoggerMessage(LogLevel.Error, "Stored file {Sha256} is corrupted; it was dropped.")]
    private partial void LogCorrupted(string sha256);

    [LoggerMessage(LogLevel.Error, "The media disk refuses; playing goes on with what is there.")]
    private partial void LogRefused(Exception error);
}
