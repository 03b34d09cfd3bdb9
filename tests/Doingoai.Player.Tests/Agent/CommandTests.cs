using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using static Doingoai.Protocol.Tests.Trust.SignedWorld;

namespace Doingoai.Player.Tests.Agent;

public sealed class CommandTests
{
    private static readonly byte[] One = A.File(50_000, 1);
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3];

    [Fact]
    public async Task A_screenshot_is_put_on_the_portal_and_the_same_order_is_executed_once()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        agent.Renderer.Pixels = Png;
        var command = Order(portal, CommandNames.Screenshot);

        var result = await ResultAsync(portal, command);
        Assert.Equal(CommandState.Done, result.State);
        Assert.Equal(Png, portal.Screenshots[command.Id.ToString("N")]);
        Assert.Contains(portal.Said<CommandResult>(UpTypes.Result), r => r.Command == command.Id && r.State == CommandState.Received);

        portal.Screenshots.Clear();
        portal.Tell(DownTypes.Command, command);
        await Eventually.IsTrueAsync(() => portal.Said<CommandResult>(UpTypes.Result).Count(r => r.Command == command.Id && r.State == CommandState.Done) == 2, "the same answer");
        Assert.Empty(portal.Screenshots);
    }

    [Fact]
    public async Task The_outcome_is_remembered_over_a_restart()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        Command command;
        await using (await RunningAgent.EnrolAsync(portal, folder))
        {
            command = Order(portal, CommandNames.Screenshot);
            Assert.Equal("noPixels", (await ResultAsync(portal, command)).Reason);
        }

        portal.Up.Clear();
        await using var again = new RunningAgent(portal.Address, folder.Path);
        again.Renderer.Pixels = Png;
        portal.Tell(DownTypes.Command, command);
        Assert.Equal("noPixels", (await ResultAsync(portal, command)).Reason);
        Assert.Empty(portal.Screenshots);
    }

    [Fact]
    public async Task A_reload_is_done_when_something_was_drawn_again_and_says_when()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        await agent.Renderer.UntilPlaysAsync(Screen, [.. portal.Offer(portal.Manifest(One), One).Playlists[0].Entries.Select(e => e.Id)]);

        var result = await ResultAsync(portal, Order(portal, CommandNames.Reload));
        Assert.Equal(CommandState.Done, result.State);
        Assert.True(result.Body!.Value.GetProperty("drawnAtMs").GetInt64() >= Now);
    }

    [Fact]
    public async Task Identify_shows_this_machines_own_name_and_nothing_the_portal_wrote()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);
        var manifest = portal.Manifest(One);
        portal.Offer(manifest with { Screen = manifest.Screen with { Name = "false statement" } }, One);
        await agent.Renderer.UntilAsync(Screen, v => v.Entries.Count > 0);

        Order(portal, CommandNames.Identify);
        var view = await agent.Renderer.UntilAsync(Screen, v => v.Notice is not null);
        Assert.Equal("Test machine\n0000AA", view.Notice);
    }

    [Fact]
    public async Task An_order_too_late_or_unknown_is_answered_as_such()
    {
        await using var portal = await FakePortal.StartAsync();
        using var folder = new TemporaryFolder();
        await using var agent = await RunningAgent.EnrolAsync(portal, folder);

        Assert.Equal(CommandState.Expired, (await ResultAsync(portal, Order(portal, CommandNames.Reload, portal.NowMs - 60_000))).State);
        Assert.Equal("unknownCommand", (await ResultAsync(portal, Order(portal, "format"))).Reason);
    }

    private static Command Order(FakePortal portal, string name, long? notAfterMs = null)
    {
        var command = new Command(Guid.NewGuid(), 1, name, notAfterMs ?? portal.NowMs + 60_000, Screen);
        portal.Tell(DownTypes.Command, command);
        return command;
    }

    private static Task<CommandResult> ResultAsync(FakePortal portal, Command command) => Eventually.IsAsync(
        () => portal.Said<CommandResult>(UpTypes.Result).FirstOrDefault(r => r.Command == command.Id && r.State > CommandState.Received), command.Name);
}
