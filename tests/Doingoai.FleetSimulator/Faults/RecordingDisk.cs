using Doingoai.Player.Storage;
using Doingoai.Player.Tests.Fixtures;

namespace Doingoai.FleetSimulator.Faults;

/// <summary>
/// A disk in memory that writes down every step that changes something, in order, so that the same steps can be done again
/// up to any of them. Remarks of the caller stand among the steps. Any number of threads.
/// </summary>
/// <param name="isRecording">False: only a disk in memory for a long time.</param>
internal sealed class RecordingDisk<TRemark>(bool isRecording = true) : IDisk
{
    private readonly CrashingDisk _disk = new();
    private readonly Lock _gate = new();
    private readonly List<DiskStep<TRemark>> _steps = [];
    private int _handles;

    /// <summary>What was done so far.</summary>
    public IReadOnlyList<DiskStep<TRemark>> Steps
    {
        get
        {
            lock (_gate) return [.. _steps];
        }
    }

    public void Remark(TRemark remark)
    {
        lock (_gate) _steps.Add(new(null, remark));
    }

    public void CreateFolder(string path)
    {
    }

    public IReadOnlyList<string> List(string folder)
    {
        lock (_gate) return _disk.List(folder);
    }

    public IDiskFile OpenToRead(string path)
    {
        lock (_gate) return new Handle(this, _disk.OpenToRead(path), -1);
    }

    public IDiskFile OpenToWrite(string path)
    {
        lock (_gate)
        {
            var number = _handles++;
            var file = _disk.OpenToWrite(path);
            if (isRecording) _steps.Add(new(replay => replay.Files[number] = replay.Disk.OpenToWrite(path)));
            return new Handle(this, file, number);
        }
    }

    public void Move(string from, string to) => Do(replay => replay.Disk.Move(from, to), disk => disk.Move(from, to));

    public void Delete(string path) => Do(replay => replay.Disk.Delete(path), disk => disk.Delete(path));

    public void SyncFolder(string path) => Do(replay => replay.SyncFolder(path), disk => disk.SyncFolder(path));

    public void Stamp(string path, long ms) => Do(replay => replay.Disk.Stamp(path, ms), disk => disk.Stamp(path, ms));

    public long StampOf(string path)
    {
        lock (_gate) return _disk.StampOf(path);
    }

    public (long Free, long Total) Space(string folder) => (1L << 40, 1L << 40);

    private void Do(Action<DiskReplay> again, Action<CrashingDisk> now)
    {
        lock (_gate)
        {
            now(_disk);
            if (isRecording) _steps.Add(new(again));
        }
    }

    private sealed class Handle(RecordingDisk<TRemark> disk, IDiskFile file, int number) : IDiskFile
    {
        public long Length
        {
            get
            {
                lock (disk._gate) return file.Length;
            }
        }

        public int Read(Span<byte> into, long offset)
        {
            lock (disk._gate) return file.Read(into, offset);
        }

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            var copy = bytes.ToArray();
            disk.Do(replay => replay.Files[number].Write(copy, offset), _ => file.Write(copy, offset));
        }

        public void Truncate(long length) => disk.Do(replay => replay.Files[number].Truncate(length), _ => file.Truncate(length));

        public void Sync() => disk.Do(replay => replay.Sync(number), _ => file.Sync());

        public void Dispose()
        {
        }
    }
}
