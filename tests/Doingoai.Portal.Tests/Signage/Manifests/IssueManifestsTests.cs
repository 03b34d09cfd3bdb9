using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Signage;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Signage.Manifests;

/// <summary>An arrangement that cannot be compiled concerns its own screen.</summary>
[StartsPortal]
public sealed class IssueManifestsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_screen_whose_manifest_cannot_be_made_keeps_no_other_from_its_own()
    {
        var (_, _, good) = await PlacedAsync();
        var (_, playlist) = await APlace.PlayingAsync(portal, good);

        await Assert.ThrowsAsync<AggregateException>(() => portal.Services.GetRequiredService<IssueManifests>().AllAsync(default));

        var current = await portal.Services.GetRequiredService<IScreenManifests>().CurrentAsync(good, default);
        Assert.Contains(Jws.PeekUnverified<Manifest>(current!.Jws)!.Playlists, one => one.Id == playlist.ToString("N"));
        await portal.Services.GetRequiredService<ManifestPublisher>().RunOnceAsync(default);
        Assert.NotEqual(0, portal.Services.GetRequiredService<LoopHealth>().Reports.Single(report => report.Name == "manifest-publisher").Failures);
    }

    [Fact]
    public async Task Show_now_names_the_screens_that_show_it_and_says_so_when_none_does()
    {
        var (cluster, bad, good) = await PlacedAsync();
        var (item, _) = await APlace.PlayingAsync(portal, good);
        var by = await portal.PersonAsync("operator");
        await using var scope = portal.Services.CreateAsyncScope();
        var show = scope.ServiceProvider.GetRequiredService<ShowItemNow>();

        Assert.Equal([good], (await show.RunForClusterAsync(cluster, item, ["vi"], 30, by, default))!.Keys);
        await Assert.ThrowsAsync<AggregateException>(() => show.RunAsync(bad, item, ["vi"], 30, by, default));
    }

    /// <summary>Two screens of a cluster; a schedule of the first, which is also compiled first, cannot be read.</summary>
    private async Task<(Guid Cluster, Guid Bad, Guid Good)> PlacedAsync()
    {
        var bad = await APlace.ScreenAsync(portal);
        var (cluster, good) = await APlace.NeighbourAsync(portal, bad);
        await APlace.PlayingAsync(portal, bad);
        await using var db = await portal.Dbs.CreateDbContextAsync();
        await db.Schedules.Where(schedule => schedule.ScreenId == bad)
            .ExecuteUpdateAsync(set => set.SetProperty(schedule => schedule.FromDay, new DateOnly(2026, 1, 1)).SetProperty(schedule => schedule.Recurrence, "FREQ=NONSENSE"));
        return (cluster, bad, good);
    }
}
