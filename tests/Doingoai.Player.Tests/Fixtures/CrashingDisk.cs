using System.Runtime.InteropServices;
using Doingoai.Player.Storage;

namespace Doingoai.Player.Tests.Fixtures;

/// <summary>
/// A disk in memory that keeps apart what was written and what would survive a power cut, and can be cut at any step. Of
/// writes that were not synced any part may survive; names change in the order they were changed, but may be behind.
/// </summary>
internal sealed class CrashingDisk : IDisk
{
    private readonly Dictionary<string, CrashingFile> _names = [];
    private readonly List<NameChange> _unsynced = [];
    private Dictionary<string, CrashingFile> _durableNames = [];

    /// <summary>Steps taken that change something.</summary>
    public int Steps { get; private set; }

    /// <summary>The power goes at this step.</summary>
    public int? CutAt { get; set; }

    /// <summary>Writing is refused, after part of the bytes were taken.</summary>
    public bool IsFull { get; set; }

    /// <summary>Nothing may be changed.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>A disk takes its time.</summary>
    public TimeSpan SyncTakes { get; set; }

    public bool IsDead { get; private set; }

    public IReadOnlyCollection<string> Paths => _names.Keys;

    public byte[] this[string path]
    {
        get => [.. _names[path].Bytes];
        set => _names[path].Replace(value);
    }

    public void CreateFolder(string path) => Alive();

    public IReadOnlyList<string> List(string folder)
    {
        Alive();
        return [.. _names.Keys.Where(name => Path.GetDirectoryName(name) == folder)];
    }

    public IDiskFile OpenToRead(string path)
    {
        Alive();
        return _names.TryGetValue(path, out var file) ? new Handle(this, file) : throw new FileNotFoundException(path);
    }

    public IDiskFile OpenToWrite(string path)
    {
        if (!_names.TryGetValue(path, out var file))
        {
            Step();
            _names[path] = file = new();
            _unsynced.Add(new(path, file));
        }
        else if (IsReadOnly)
        {
            throw Refusal(30);
        }

        return new Handle(this, file);
    }

    public void Move(string from, string to)
    {
        Step();
        if (!_names.Remove(from, out var file)) throw new FileNotFoundException(from);
        _names[to] = file;
        _unsynced.Add(new(from, null, to, file));
    }

    public void Delete(string path)
    {
        Step();
        if (_names.Remove(path)) _unsynced.Add(new(path, null));
    }

    public void SyncFolder(string path)
    {
        Step();
        foreach (var change in _unsynced) change.Apply(_durableNames);
        _unsynced.Clear();
    }

    public void Stamp(string path, long ms) => _names[path].Stamp = ms;

    public long StampOf(string path) => _names[path].Stamp;

    public (long Free, long Total) Space(string folder) => (1L << 40, 1L << 41);

    /// <summary>The machine comes up again: what survived, by chance.</summary>
    public CrashingDisk Restart(Random chance)
    {
        var kept = new Dictionary<string, CrashingFile>(_durableNames);
        foreach (var change in _unsynced.Take(chance.Next(_unsynced.Count + 1))) change.Apply(kept);

        var disk = new CrashingDisk();
        var again = kept.Values.Distinct().ToDictionary(file => file, file => file.Survivor(chance));
        foreach (var (path, file) in kept) disk._names[path] = again[file];
        disk._durableNames = new(disk._names);
        return disk;
    }

    private static IOException Refusal(int errno) => new(errno == 28 ? "No space left on device" : "Read-only file system", errno);

    private void Alive()
    {
        if (IsDead) throw new PowerCutException();
    }

    private void Step()
    {
        Alive();
        if (IsReadOnly) throw Refusal(30);
        if (++Steps != CutAt) return;
        IsDead = true;
        throw new PowerCutException();
    }

    private sealed record NameChange(string Path, CrashingFile? File, string? To = null, CrashingFile? Moved = null)
    {
        public void Apply(Dictionary<string, CrashingFile> names)
        {
            if (File is null) names.Remove(Path);
            else names[Path] = File;
            if (To is not null) names[To] = Moved!;
        }
    }

    private sealed class Handle(CrashingDisk disk, CrashingFile file) : IDiskFile
    {
        public long Length => file.Bytes.Count;

        public int Read(Span<byte> into, long offset)
        {
            disk.Alive();
            var count = (int)Math.Clamp(file.Bytes.Count - offset, 0, into.Length);
            if (count > 0) CollectionsMarshal.AsSpan(file.Bytes).Slice((int)offset, count).CopyTo(into);
            return count;
        }

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            if (disk.IsFull || disk.Steps + 1 == disk.CutAt) file.Write(bytes[..(bytes.Length / 2)], (int)offset);
            disk.Step();
            if (disk.IsFull) throw Refusal(28);
            file.Write(bytes, (int)offset);
        }

        public void Truncate(long length)
        {
            disk.Step();
            file.Truncate((int)length);
        }

        public void Sync()
        {
            disk.Step();
            if (disk.SyncTakes > TimeSpan.Zero) Thread.Sleep(disk.SyncTakes);
            file.Sync();
        }

        public void Dispose()
        {
        }
    }
}
