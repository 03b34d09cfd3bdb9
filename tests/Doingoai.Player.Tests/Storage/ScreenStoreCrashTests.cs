using Doingoai.Player.Storage;
using Doingoai.Player.Tests.Fixtures;

namespace Doingoai.Player.Tests.Storage;

public sealed class ScreenStoreCrashTests
{
    private static readonly Guid Screen = Guid.Parse("0198a3f0-0000-7000-8000-0000000000aa");
    private static readonly PlayerFolder Folder = new("/player");

    [Fact]
    public void Whenever_the_power_goes_the_old_manifest_or_the_new_one_plays_and_the_highest_never_falls()
    {
        var steps = StepsOfAnActivation();
        Assert.True(steps > 8);
        for (var cut = 1; cut <= steps; cut++)
            for (var chance = 0; chance < 50; chance++)
            {
                var disk = Holding(1, 2);
                disk.CutAt = disk.Steps + cut;
                Assert.Throws<PowerCutException>(() => Activate(disk, 3, previous: 2));

                var store = new ScreenStore(disk.Restart(new Random(chance)), Folder);
                var state = store.State(Screen);
                Assert.Contains(state.Active, new long[] { 2, 3 });
                Assert.Equal(Text(state.Active), store.Manifest(Screen, state.Active));
                Assert.Equal(Text(state.Previous), store.Manifest(Screen, state.Previous));
                Assert.Equal(state.Active, state.Highest);
                Assert.Equal([Screen], store.Screens());
            }
    }

    [Fact]
    public void After_an_activation_only_the_active_and_the_previous_manifest_are_kept()
    {
        var disk = Holding(1, 2);
        Activate(disk, 3, previous: 2);

        Assert.Equal([3, 2], new ScreenStore(disk, Folder).Versions(Screen));
    }

    [Fact]
    public void Recalls_survive_or_are_as_before()
    {
        for (var cut = 1; cut < 12; cut++)
            for (var chance = 0; chance < 20; chance++)
            {
                var disk = new CrashingDisk();
                disk.WriteJson(Folder.Recalls, new[] { 1 });
                disk.CutAt = disk.Steps + cut;
                try
                {
                    disk.WriteJson(Folder.Recalls, new[] { 1, 2 });
                }
                catch (PowerCutException)
                {
                    // Looked at after the restart.
                }

                Assert.Contains(disk.Restart(new Random(chance)).ReadJson<int[]>(Folder.Recalls)!.Length, new[] { 1, 2 });
            }
    }

    private static int StepsOfAnActivation()
    {
        var disk = Holding(1, 2);
        var before = disk.Steps;
        Activate(disk, 3, previous: 2);
        return disk.Steps - before;
    }

    private static CrashingDisk Holding(params long[] versions)
    {
        var disk = new CrashingDisk();
        foreach (var version in versions) Activate(disk, version, version - 1);
        disk.SyncFolder(Folder.Screens);
        return disk;
    }

    private static void Activate(CrashingDisk disk, long version, long previous) =>
        new ScreenStore(disk, Folder).Activate(Screen, version, Text(version), ScreenState.Empty with { Highest = version, HighestSha256 = "x", Active = version, Previous = previous });

    private static string Text(long version) => $"manifest {version}";
}
