using Doingoai.Protocol.Journals;

namespace Doingoai.Player.Storage;

/// <summary>
/// A disk that says when it begins to refuse to be written, once for each kind of refusal, and when it has been well again
/// for a while.
/// </summary>
internal sealed class WatchedDisk(IDisk disk, TimeProvider time) : IDisk
{
    // A disk that is almost full takes some writes and refuses others; a download tries again within a minute.
    private static readonly TimeSpan WellAfter = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _said = [];
    private FaultBody? _trouble;
    private long _refusedAt;

    /// <summary>It refuses; <c>null</c> while it does not.</summary>
    public FaultBody? Trouble => Volatile.Read(ref _trouble);

    public event Action<FaultBody>? Began;

    public event Action? Ended;

    public void CreateFolder(string path) => Write(() => disk.CreateFolder(path), proves: false);

    public IReadOnlyList<string> List(string folder) => disk.List(folder);

    public IDiskFile OpenToRead(string path) => disk.OpenToRead(path);

    public IDiskFile OpenToWrite(string path)
    {
        IDiskFile? file = null;
        Write(() => file = disk.OpenToWrite(path), proves: false);
        return new WatchedFile(file!, this);
    }

    public void Move(string from, string to) => Write(() => disk.Move(from, to), proves: false);

    public void Delete(string path) => Write(() => disk.Delete(path), proves: false);

    public void SyncFolder(string path) => Write(() => disk.SyncFolder(path), proves: false);

    public void Stamp(string path, long ms) => Write(() => disk.Stamp(path, ms), proves: false);

    public long StampOf(string path) => disk.StampOf(path);

    public (long Free, long Total) Space(string folder) => disk.Space(folder);

    // Only bytes that are safe on the disk prove that it works: a full one still renames and deletes.
    private void Write(Action step, bool proves)
    {
        try
        {
            step();
        }
        catch (Exception error) when (DiskError.Is(error))
        {
            Refused(DiskError.Fault(error));
            throw;
        }

        if (proves && Trouble is not null) Worked();
    }

    private void Refused(FaultBody fault)
    {
        lock (_gate)
        {
            _refusedAt = time.GetTimestamp();
            Volatile.Write(ref _trouble, fault);
            if (!_said.Add(fault.Code)) return; // a full disk may turn out to be read-only, too
        }

        Began?.Invoke(fault);
    }

    private void Worked()
    {
        lock (_gate)
        {
            if (_trouble is null || time.GetElapsedTime(_refusedAt) < WellAfter) return;
            Volatile.Write(ref _trouble, null);
            _said.Clear();
        }

        Ended?.Invoke();
    }

    private sealed class WatchedFile(IDiskFile file, WatchedDisk disk) : IDiskFile
    {
        public long Length => file.Length;

        public int Read(Span<byte> into, long offset) => file.Read(into, offset);

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            try
            {
                file.Write(bytes, offset);
            }
            catch (Exception error) when (DiskError.Is(error))
            {
                disk.Refused(DiskError.Fault(error));
                throw;
            }
        }

        public void Truncate(long length) => disk.Write(() => file.Truncate(length), proves: false);

        public void Sync() => disk.Write(file.Sync, proves: true);

        public void Dispose() => file.Dispose();
    }
}
