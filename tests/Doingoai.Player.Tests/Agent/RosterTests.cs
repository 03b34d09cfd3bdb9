using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Tests.Agent;

public sealed class RosterTests
{
    [Fact]
    public async Task A_newer_roster_is_told_at_once_because_the_portal_waits_for_it_before_it_changes_its_key()
    {
        await using var portal = await FakePortal.StartAsync();
        portal.HeartbeatMs = 600_000;
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var next = portal.World.Roster with { Version = portal.World.Roster.Version + 1 };
        Assert.DoesNotContain(portal.Said<Heartbeat>(UpTypes.Heartbeat), beat => beat.RosterVersion == next.Version);

        portal.Tell(DownTypes.Roster, new RosterMessage(portal.World.Sign(JwsTypes.Roster, next, portal.World.Root)));
        await Eventually.IsTrueAsync(() => portal.Said<Heartbeat>(UpTypes.Heartbeat).Any(beat => beat.RosterVersion == next.Version), "a heartbeat that tells of it");
    }
}
