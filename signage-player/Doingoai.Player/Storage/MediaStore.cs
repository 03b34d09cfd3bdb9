using System.Collections.Concurrent;
using System.Collections.Immutable;
using Doingoai.Player.Playback;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Storage;

/// <summary>
/// Media by the hash of their content. A file is there only when its whole hash was seen to be right in this run of the
/// agent: at start every stored file is read again, small ones first, and a corrupted one is dropped and told. What nobody
/// needs any more stays while the budget allows, the longest unneeded goes first; what is needed never goes.
/// </summary>
internal sealed partial class MediaStore(IDisk disk, string folder, MediaBudget budget, PlayerClock clock, ILogger<MediaStore> logger) : IMediaFiles
{
    // Slides are checked before the agent plays; videos while it does.
    private const long CheckedFirstBytes = 8 * 1024 * 1024;

    private readonly string _files = Path.Combine(folder, "media");
    private readonly string _parts = Path.Combine(folder, "parts");
    private readonly string _sticks = Path.Combine(folder, "from-stick");
    private readonly PartsBeingWritten _writing = new();
    private readonly ConcurrentDictionary<MediaPart, byte> _open = []; // a file may be begun anew before who gave it up has let go
    private ImmutableDictionary<string, long> _since = ImmutableDictionary<string, long>.Empty;
    private readonly ConcurrentDictionary<string, (long Size, long NeededMs)> _held = [];
    private readonly ConcurrentDictionary<string, long> _unchecked = []; // found at start, by size: right until it is read
    private readonly ConcurrentDictionary<string, byte> _arrived = []; // since it was said what is needed: perhaps that
    private readonly Lock _evicting = new();
    private IReadOnlySet<string>? _needed; // nothing goes before it is known
    private int _isRefused;
    private int _isOverBudget;

    /// <summary>A file is complete and verified.</summary>
    public event Action<string>? Arrived;

    /// <summary>A file that was there is not any more.</summary>
    public event Action<string>? Dropped;

    public event Action<FaultBody>? Fault;

    /// <summary>SHA-256 → portal time of its arrival, Unix ms. A snapshot.</summary>
    public IReadOnlyDictionary<string, long> AvailableSinceMs => _since;

    /// <summary>Whole files and what they take, and what they may; from memory.</summary>
    public (int Files, long Bytes, long Most) Holds => (_held.Count, _held.Values.Sum(held => held.Size), budget.Most(disk.Space(folder)));

    public bool Has(string sha256) => _since.ContainsKey(sha256);

    /// <summary>Neither here nor on the disk waiting for its check: worth fetching.</summary>
    public bool Lacks(string sha256) => !_unchecked.ContainsKey(sha256) && !Has(sha256);

    public string? PathOf(string sha256) => Has(sha256) ? Path.Combine(_files, sha256) : null;

    /// <summary>Checks what is there. Returns when the slides are known; <see cref="MediaCheck.Rest"/> ends with the videos.</summary>
    public Task<MediaCheck> OpenAsync(CancellationToken cancel) => Task.Run(
        () =>
        {
            var found = Find().OrderBy(file => file.Size).ToList();
            foreach (var (path, size) in found) _unchecked[Path.GetFileName(path)] = size;
            var first = found.TakeWhile(file => file.Size <= CheckedFirstBytes).ToList();
            foreach (var (path, size) in first) Check(path, size);
            return new MediaCheck(Task.Run(() => CheckRest(found.Skip(first.Count), cancel), cancel));
        },
        cancel);

    /// <summary>Stores a file that came in one piece.</summary>
    public Task<MediaOutcome> PutAsync(ManifestMedia media, ReadOnlyMemory<byte> bytes) => Task.Run(() =>
        Attempt(() =>
        {
            if (bytes.Length != media.Size || MediaHash.Of(bytes.Span) != media.Sha256) return MediaOutcome.Mismatch;
            _writing.Begin(media.Sha256);
            try
            {
                return Put(media, bytes.Span);
            }
            finally
            {
                _writing.End(media.Sha256);
            }
        }));

    /// <summary>Stores a file from a stick: each piece, then the whole, must be what the manifest says, or nothing of it stays.</summary>
    public async Task<MediaOutcome> ImportAsync(ManifestMedia media, Stream content, CancellationToken cancel)
    {
        var (path, outcome) = (Path.Combine(_sticks, media.Sha256), MediaOutcome.DiskRefuses);
        await Task.Run(() => Attempt(() => outcome = Import(media, content, path, cancel)), cancel);
        if (outcome != MediaOutcome.Stored) Attempt(() => { disk.Delete(path); return MediaOutcome.Mismatch; });
        return outcome;
    }

    /// <summary>
    /// A file being fetched piece by piece; pieces of an earlier attempt that are right need not come again. <c>null</c>: the
    /// disk refuses, or what is needed leaves no room for it.
    /// </summary>
    public async Task<MediaPart?> BeginAsync(ManifestMedia media)
    {
        MediaPart? part = null;
        _writing.Begin(media.Sha256);
        try
        {
            await Task.Run(() => Attempt(() =>
            {
                disk.CreateFolder(_parts);
                var opened = MediaPart.Open(disk, PartPath(media.Sha256), media);
                if (!MakeRoom(media.Size - opened.Written))
                {
                    opened.Dispose();
                    OverBudget(media);
                    return MediaOutcome.Stored;
                }

                _isOverBudget = 0;
                _open[part = opened] = 0;
                return MediaOutcome.Stored;
            }));
        }
        finally
        {
            if (part is null) _writing.End(media.Sha256);
        }

        return part;
    }

    /// <summary>Writes one piece if it is right.</summary>
    public Task<MediaOutcome> WriteAsync(MediaPart part, int chunk, ReadOnlyMemory<byte> bytes) =>
        Task.Run(() => Attempt(() => part.Write(chunk, bytes.Span) ? MediaOutcome.Stored : MediaOutcome.Mismatch));

    /// <summary>All pieces are there: checks the whole and puts it among the files.</summary>
    public Task<MediaOutcome> CompleteAsync(MediaPart part) => Task.Run(() => Attempt(() =>
    {
        try
        {
            part.Sync();
            if (part.IsWhole()) return Take(part.Path, part.Media.Sha256, part.Media.Size);

            disk.Delete(part.Path); // the manifest contradicts itself, or the disk lies; the pieces are worth nothing
            return MediaOutcome.Mismatch;
        }
        finally
        {
            Close(part);
        }
    }));

    /// <summary>No more pieces for now; those that came stay for the next attempt.</summary>
    public void Close(MediaPart part)
    {
        if (!_open.TryRemove(part, out _)) return;
        part.Dispose();
        _writing.End(part.Media.Sha256);
    }

    /// <summary>Files, whole and begun, and what they take.</summary>
    public (int Files, long Bytes) Usage()
    {
        var (files, bytes) = (0, 0L);
        foreach (var path in disk.List(_files).Concat(disk.List(_parts)))
        {
            try
            {
                using var file = disk.OpenToRead(path);
                (files, bytes) = (files + 1, bytes + file.Length);
            }
            catch (Exception error) when (DiskError.Is(error))
            {
                // It has just gone, or nobody can read it.
            }
        }

        return (files, bytes);
    }

    /// <summary>What is needed from now on: it is never deleted, however full the disk is. Of the rest goes what is beyond the budget.</summary>
    public Task KeepAsync(IReadOnlySet<string> named)
    {
        _needed = named;
        _arrived.Clear();
        return Task.Run(() => Attempt(() => Keep(named)));
    }

    /// <summary>These are needed, too, from now on.</summary>
    public void Need(IEnumerable<ManifestMedia> files)
    {
        if (_needed is { } needed) _needed = files.Select(file => file.Sha256).Concat(needed).ToHashSet();
    }

    /// <summary>Deletes everything that is not named, room or no room.</summary>
    public async Task ClearAsync(IReadOnlySet<string> named)
    {
        await KeepAsync(named);
        await Task.Run(() => Attempt(() =>
        {
            lock (_evicting)
                foreach (var sha256 in _held.Keys.Where(held => !named.Contains(held) && !_arrived.ContainsKey(held)).ToList()) Drop(sha256);
            return MediaOutcome.Stored;
        }));
    }

    private MediaOutcome Keep(IReadOnlySet<string> named)
    {
        var now = clock.NowMs;
        foreach (var (sha256, held) in _held)
            if (named.Contains(sha256)) _held.TryUpdate(sha256, held with { NeededMs = now }, held);
        MakeRoom(0);

        foreach (var part in disk.List(_parts))
            if (Path.GetFileName(part) is var sha256 && (!named.Contains(sha256) || _held.ContainsKey(sha256))) _writing.IfIdle(sha256, () => disk.Delete(part));
        return MediaOutcome.Stored;
    }

    private MediaOutcome Put(ManifestMedia media, ReadOnlySpan<byte> bytes)
    {
        MakeRoom(media.Size); // the reserve is there for small files: they do not wait
        var part = PartPath(media.Sha256);
        disk.CreateFolder(_parts);
        using (var file = disk.OpenToWrite(part))
        {
            file.Truncate(0);
            file.Write(bytes, 0);
            file.Sync();
        }

        return Take(part, media.Sha256, media.Size);
    }

    private MediaOutcome Import(ManifestMedia media, Stream content, string path, CancellationToken cancel)
    {
        disk.CreateFolder(_sticks);
        if (!MakeRoom(media.Size))
        {
            OverBudget(media);
            return MediaOutcome.DiskRefuses;
        }

        var buffer = new byte[ManifestMedia.ChunkBytes];
        using (var file = disk.OpenToWrite(path))
        {
            file.Truncate(0);
            for (var chunk = 0; chunk < media.Chunks.Count; chunk++)
            {
                cancel.ThrowIfCancellationRequested();
                var (at, length) = ((long)chunk * buffer.Length, (int)Math.Min(buffer.Length, media.Size - (long)chunk * buffer.Length));
                if (length <= 0 || content.ReadAtLeast(buffer.AsSpan(0, length), length, throwOnEndOfStream: false) < length) return MediaOutcome.Mismatch;
                if (MediaHash.Of(buffer.AsSpan(0, length)) != media.Chunks[chunk]) return MediaOutcome.Mismatch;
                file.Write(buffer.AsSpan(0, length), at);
            }

            file.Sync();
        }

        return Hash(path) == media.Sha256 ? Take(path, media.Sha256, media.Size) : MediaOutcome.Mismatch;
    }

    /// <summary>Deletes what nobody needs, the longest unneeded first, until <paramref name="coming"/> bytes more have room; false if they have not.</summary>
    private bool MakeRoom(long coming)
    {
        lock (_evicting)
        {
            var used = _held.Values.Sum(held => held.Size) + _unchecked.Where(found => !_held.ContainsKey(found.Key)).Sum(found => found.Value) + _open.Keys.Where(part => !_held.ContainsKey(part.Media.Sha256)).Sum(part => part.Written);
            var excess = budget.Excess(used, coming, disk.Space(folder));
            if (excess <= 0) return true;
            if (_needed is not { } needed) return false;

            foreach (var (sha256, held) in _held.Where(held => !needed.Contains(held.Key) && !_arrived.ContainsKey(held.Key)).OrderBy(held => held.Value.NeededMs).ToList())
            {
                if (excess <= 0) return true;
                Drop(sha256);
                excess -= held.Size;
            }

            return excess <= 0;
        }
    }

    private void Drop(string sha256)
    {
        ImmutableInterlocked.TryRemove(ref _since, sha256, out _);
        _held.TryRemove(sha256, out _);
        disk.Delete(Path.Combine(_files, sha256));
        Dropped?.Invoke(sha256);
    }

    private void OverBudget(ManifestMedia media)
    {
        if (Interlocked.Exchange(ref _isOverBudget, 1) == 1) return;
        LogOverBudget(media.Sha256, media.Size);
        Fault?.Invoke(new(FaultCodes.MediaBudget, Detail: $"{media.Sha256} {media.Size} bytes"));
    }

    private MediaOutcome Take(string part, string sha256, long size)
    {
        var now = clock.NowMs;
        disk.CreateFolder(_files);
        disk.Stamp(part, now);
        disk.Move(part, Path.Combine(_files, sha256));
        disk.SyncFolder(_files);
        _arrived[sha256] = 0;
        Add(sha256, now, size);
        Arrived?.Invoke(sha256);
        return MediaOutcome.Stored;
    }

    private void Add(string sha256, long sinceMs, long size)
    {
        _held[sha256] = (size, sinceMs);
        ImmutableInterlocked.Update(ref _since, since => since.SetItem(sha256, sinceMs));
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
        foreach (var (path, size) in files)
        {
            if (cancel.IsCancellationRequested) return;
            Check(path, size);
        }
    }

    private void Check(string path, long size)
    {
        var sha256 = Path.GetFileName(path);
        var isRight = false;
        Attempt(() =>
        {
            isRight = Hash(path) == sha256;
            if (isRight) Add(sha256, Math.Min(disk.StampOf(path), clock.NowMs), size);
            else disk.Delete(path);
            return MediaOutcome.Stored;
        });
        _unchecked.TryRemove(sha256, out _);
        if (isRight)
        {
            Arrived?.Invoke(sha256);
            return;
        }

        LogCorrupted(sha256);
        Fault?.Invoke(new(FaultCodes.MediaCorrupted, Detail: sha256));
        Dropped?.Invoke(sha256); // to be fetched again
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
            if (Interlocked.Exchange(ref _isRefused, 1) == 0) LogRefused(error); // the disk tells of itself
            return MediaOutcome.DiskRefuses;
        }
    }

    [LoggerMessage(LogLevel.Error, "Stored file {Sha256} is corrupted; it was dropped.")]
    private partial void LogCorrupted(string sha256);

    [LoggerMessage(LogLevel.Error, "File {Sha256} of {Size} bytes has no room beside what is needed; it is fetched when there is.")]
    private partial void LogOverBudget(string sha256, long size);

    [LoggerMessage(LogLevel.Error, "The media disk refuses; playing goes on with what is there.")]
    private partial void LogRefused(Exception error);
}
