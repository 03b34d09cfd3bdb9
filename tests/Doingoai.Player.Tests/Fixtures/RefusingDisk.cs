using Doingoai.Player.Storage;

namespace Doingoai.Player.Tests.Fixtures;

/// <summary>The machine's disk, which can turn full or read-only.</summary>
internal sealed class RefusingDisk : IDisk
{
    private const int NoSpace = 28;

    private readonly Disk _disk = new();

    public volatile bool Refuses;

    /// <summary>Takes everything but files that end so, as an almost full disk takes the small ones.</summary>
    public volatile string? RefusesEnding;

    /// <summary>What another does at the worst moments: a file was just opened, or is about to get its time and its name.</summary>
    public Action? Meanwhile;

    /// <summary>What happens before a file is opened, for reading or writing.</summary>
    public Action<string>? Opening;

    public void CreateFolder(string path)
    {
        if (!Directory.Exists(path)) Writing(() => _disk.CreateFolder(path));
    }

    public IReadOnlyList<string> List(string folder) => _disk.List(folder);

    public IDiskFile OpenToRead(string path)
    {
        Opening?.Invoke(path);
        return _disk.OpenToRead(path);
    }

    public IDiskFile OpenToWrite(string path)
    {
        Opening?.Invoke(path);
        if (Refuses || (RefusesEnding is { } ending && path.EndsWith(ending, StringComparison.Ordinal))) throw Full();
        var opened = new Opened(_disk.OpenToWrite(path), this);
        Meanwhile?.Invoke();
        return opened;
    }

    public void Move(string from, string to) => Writing(() => _disk.Move(from, to));

    public void Delete(string path) => Writing(() => _disk.Delete(path));

    public void SyncFolder(string path) => Writing(() => _disk.SyncFolder(path));

    public void Stamp(string path, long ms)
    {
        Meanwhile?.Invoke();
        Writing(() => _disk.Stamp(path, ms));
    }

    public long StampOf(string path) => _disk.StampOf(path);

    public (long Free, long Total) Space(string folder) => Refuses ? (0, 1L << 40) : (1L << 39, 1L << 40);

    private static IOException Full() => new("No space left on device", NoSpace);

    private void Writing(Action step)
    {
        if (Refuses) throw Full();
        step();
    }

    private sealed class Opened(IDiskFile file, RefusingDisk disk) : IDiskFile
    {
        public long Length => file.Length;

        public int Read(Span<byte> into, long offset) => file.Read(into, offset);

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            if (disk.Refuses) throw Full();
            file.Write(bytes, offset);
        }

        public void Truncate(long length) => disk.Writing(() => file.Truncate(length));

        public void Sync() => disk.Writing(file.Sync);

        public void Dispose() => file.Dispose();
    }
}
