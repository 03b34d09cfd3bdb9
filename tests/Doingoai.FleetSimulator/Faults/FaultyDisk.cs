using Doingoai.Player.Storage;

namespace Doingoai.FleetSimulator.Faults;

/// <summary>The machine's own disk, which can be made to refuse as a full or a read-only one does.</summary>
internal sealed class FaultyDisk : IDisk
{
    private readonly Disk _disk = new();
    private volatile DiskTrouble _trouble;

    public DiskTrouble Trouble
    {
        get => _trouble;
        set => _trouble = value;
    }

    public void CreateFolder(string path)
    {
        if (!Directory.Exists(path)) Refuse(isGrowing: true);
        _disk.CreateFolder(path);
    }

    public IReadOnlyList<string> List(string folder) => _disk.List(folder);

    public IDiskFile OpenToRead(string path) => _disk.OpenToRead(path);

    public IDiskFile OpenToWrite(string path)
    {
        Refuse(isGrowing: !File.Exists(path));
        return new FaultyFile(this, _disk.OpenToWrite(path));
    }

    public void Move(string from, string to)
    {
        Refuse(isGrowing: false);
        _disk.Move(from, to);
    }

    public void Delete(string path)
    {
        Refuse(isGrowing: false);
        _disk.Delete(path);
    }

    public void SyncFolder(string path) => _disk.SyncFolder(path);

    public void Stamp(string path, long ms)
    {
        Refuse(isGrowing: false);
        _disk.Stamp(path, ms);
    }

    public long StampOf(string path) => _disk.StampOf(path);

    public (long Free, long Total) Space(string folder) => _trouble == DiskTrouble.Full ? (0, _disk.Space(folder).Total) : _disk.Space(folder);

    private void Refuse(bool isGrowing)
    {
        if (_trouble == DiskTrouble.ReadOnly) throw new IOException("Read-only file system", 30);
        if (_trouble == DiskTrouble.Full && isGrowing) throw new IOException("No space left on device", 28);
    }

    private sealed class FaultyFile(FaultyDisk disk, IDiskFile file) : IDiskFile
    {
        public long Length => file.Length;

        public int Read(Span<byte> into, long offset) => file.Read(into, offset);

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            if (disk._trouble == DiskTrouble.Full) file.Write(bytes[..(bytes.Length / 2)], offset); // some of it still fits
            disk.Refuse(isGrowing: true);
            file.Write(bytes, offset);
        }

        public void Truncate(long length)
        {
            disk.Refuse(isGrowing: length > file.Length);
            file.Truncate(length);
        }

        public void Sync() => file.Sync();

        public void Dispose() => file.Dispose();
    }
}
