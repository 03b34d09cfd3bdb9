using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Platform.Startup;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Tests.Platform.Loops;

[StartsPortal]
public sealed class LeasesTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task A_lease_is_held_by_one_node_until_it_runs_out(string provider)
    {
        var (portal, time) = (await databases.OnAsync(provider), PortalFixture.Clock());
        Leases On(string node) => new(portal.Dbs, time, Options.Create(new PortalOptions { Node = node }));
        var (first, second) = (On("first"), On("second"));

        Assert.True(await first.TakeAsync("job", default));
        Assert.False(await second.TakeAsync("job", default));

        time.Advance(Leases.Duration - TimeSpan.FromSeconds(1));
        Assert.True(await first.TakeAsync("job", default)); // renewed
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(await second.TakeAsync("job", default));

        time.Advance(Leases.Duration);
        Assert.True(await second.TakeAsync("job", default));
        Assert.False(await first.TakeAsync("job", default));
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task A_node_that_restarts_takes_its_own_lease_back_at_once(string provider)
    {
        var (portal, time) = (await databases.OnAsync(provider), PortalFixture.Clock());
        Leases Restarted() => new(portal.Dbs, time, Options.Create(new PortalOptions { Node = "same" }));

        Assert.True(await Restarted().TakeAsync("restart", default));
        Assert.True(await Restarted().TakeAsync("restart", default));
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task Of_many_nodes_that_ask_at_once_one_gets_it(string provider)
    {
        var (portal, time) = (await databases.OnAsync(provider), PortalFixture.Clock());

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(node => Task.Run(() =>
            new Leases(portal.Dbs, time, Options.Create(new PortalOptions { Node = $"node {node}" })).TakeAsync("race", default))));

        Assert.Single(answers, taken => taken);
    }
}
