namespace Doingoai.Player.Storage;

/// <summary>The machine's own disk.</summary>
internal sealed class Disk : IDisk
{
    public void CreateFolder(string path)
    {
        if (Directory.Exists(path)) return;
        var above = Path.GetDirectoryName(Path.GetFullPath(path));
        if (above is not null) CreateFolder(above);
        Directory.CreateDirectory(path);
        if (above is not null) FolderSync.Run(above);
    }

    public IReadOnlyList<string> List(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder) : [];

    // A disk that turned read-only must still play what is on it.
    public IDiskFile OpenToRead(string path) => new DiskFile(path, FileMode.Open, FileAccess.Read);

    public IDiskFile OpenToWrite(string path) => new DiskFile(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);

    public void Move(string from, string to) => File.Move(from, to, overwrite: true);

    public void Delete(string path)
    {
        if (File.Exists(path)) File.Delete(path);
    }

    public void SyncFolder(string path) => FolderSync.Run(path);

    public void Stamp(string path, long ms) => File.SetLastWriteTimeUtc(path, DateTimeOffset.FromUnixTimeMilliseconds(ms).UtcDateTime);

    public long StampOf(string path) => new DateTimeOffset(File.GetLastWriteTimeUtc(path)).ToUnixTimeMilliseconds();

    public (long Free, long Total) Space(string folder)
    {
        var drive = new DriveInfo(Path.GetFullPath(folder));
        return (drive.AvailableFreeSpace, drive.TotalSize);
    }
}
