using Doingoai.Player.Storage;
using Doingoai.Player.Tests.Fixtures;

namespace Doingoai.FleetSimulator.Faults;

/// <summary>A disk on which recorded steps are done again.</summary>
/// <param name="honoursSync">False: a disk, or a build, without fsync.</param>
internal sealed class DiskReplay(bool honoursSync)
{
    public CrashingDisk Disk { get; } = new();

    public Dictionary<int, IDiskFile> Files { get; } = [];

    public bool HonoursSync { get; set; } = honoursSync;

    public void Sync(int file)
    {
        if (HonoursSync) Files[file].Sync();
    }

    public void SyncFolder(string path)
    {
        if (HonoursSync) Disk.SyncFolder(path);
    }
}
