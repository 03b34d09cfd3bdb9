using Doingoai.Player.Storage;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Journals;

namespace Doingoai.Player.Tests.Storage;

public sealed class WatchedDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MachineTime _time = new();
    private readonly RefusingDisk _disk = new();
    private readonly List<FaultBody> _began = [];
    private int _ended;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_disk_that_refuses_is_told_once_and_again_only_after_it_was_well_for_a_while()
    {
        var disk = Watched();
        _disk.Refuses = true;
        for (var i = 0; i < 5; i++) Assert.ThrowsAny<IOException>(() => Write(disk));
        Assert.Single(_began);
        Assert.NotNull(disk.Trouble);

        _disk.Refuses = false;
        Write(disk);
        Assert.Equal(0, _ended); // the very next write may be refused again

        _time.Advance(TimeSpan.FromMinutes(3));
        Write(disk);
        Assert.Equal(1, _ended);
        Assert.Null(disk.Trouble);

        _disk.Refuses = true;
        Assert.ThrowsAny<IOException>(() => Write(disk));
        Assert.Equal(2, _began.Count);
    }

    [Fact]
    public void What_is_not_there_to_be_read_is_no_trouble()
    {
        var disk = Watched();
        Assert.Null(disk.TryReadAll(Path.Combine(_folder.Path, "absent"), 10));
        Assert.Null(disk.Trouble);
    }

    private WatchedDisk Watched()
    {
        var disk = new WatchedDisk(_disk, _time);
        disk.Began += _began.Add;
        disk.Ended += () => _ended++;
        return disk;
    }

    private void Write(WatchedDisk disk) => disk.WriteDurably(Path.Combine(_folder.Path, "file"), [1, 2, 3]);
}
