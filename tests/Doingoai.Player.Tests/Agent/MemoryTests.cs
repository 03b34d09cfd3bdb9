using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Manifests;
using static Doingoai.Protocol.Tests.Trust.SignedWorld;

namespace Doingoai.Player.Tests.Agent;

/// <summary>What a kiosk keeps in memory does not grow while it plays.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests
{
    private static readonly byte[] One = A.File(50_000, 1);
    private static readonly byte[] Two = A.File(50_000, 2);

    [Fact]
    public async Task After_a_day_of_play_without_a_portal_as_much_is_retained_as_after_a_quarter_of_it()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        Manifest manifest;
        await using (var agent = await RunningAgent.EnrolAsync(portal, folder))
        {
            manifest = portal.Offer(portal.Manifest(One, Two), One, Two);
            await agent.Renderer.UntilPlaysAsync(Screen, Ids(manifest));
        }

        portal.IsUp = false;
        var time = new MachineTime();
        await using var again = new RunningAgent(portal.Address, folder.Path, time: time, bootId: "boot-2");
        await again.Renderer.UntilPlaysAsync(Screen, Ids(manifest));

        await PlayAsync(again, time, manifest, TimeSpan.FromHours(6));
        var early = await LeastAsync();
        await PlayAsync(again, time, manifest, TimeSpan.FromHours(18));

        // What a slow disk has not taken yet is retained until it has; what leaks is retained for ever.
        var late = Retained();
        for (var looks = 0; late >= early * 1.15 && looks < 120; looks++)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            late = Retained();
        }

        Assert.True(late < early * 1.15, $"{early:N0} bytes after 6 hours, {late:N0} after 24");
    }

    private static async Task PlayAsync(RunningAgent agent, MachineTime time, Manifest manifest, TimeSpan length)
    {
        for (var steps = (int)(length / TimeSpan.FromSeconds(10)); steps > 0; steps--)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            agent.Renderer.Plays(Screen, manifest.Version, Ids(manifest)[steps % 2]);
            if (steps % 60 == 0) await Task.Delay(5, TestContext.Current.CancellationToken); // the disk keeps up
        }
    }

    // The lower this is, the harder the comparison.
    private static async Task<long> LeastAsync()
    {
        var least = long.MaxValue;
        for (var looks = 0; looks < 3; looks++)
        {
            await Task.Delay(250, TestContext.Current.CancellationToken);
            least = Math.Min(least, Retained());
        }

        return least;
    }

    private static long Retained()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static string[] Ids(Manifest manifest) => [.. manifest.Playlists[0].Entries.Select(e => e.Id)];
}
