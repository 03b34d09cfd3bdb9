using System.Text;
using Doingoai.Player.Machines;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using static Doingoai.Protocol.Tests.Trust.SignedWorld;

namespace Doingoai.Player.Tests.Agent;

/// <summary>Orders that change the machine, the program or its way to the portal.</summary>
public sealed class MachineCommandTests : IDisposable
{
    private readonly FakeMachine _machine = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Volume_and_displays_are_set_and_what_is_read_back_is_told()
    {
        await using var portal = await FakePortal.StartAsync();
        await using var agent = await EnrolAsync(portal);

        var volume = await ResultAsync(portal, Order(portal, CommandNames.Volume, new VolumeArgs(40)));
        var off = await ResultAsync(portal, Order(portal, CommandNames.DisplayPower, new DisplayPowerArgs(false)));

        Assert.Equal((CommandState.Done, 40), (volume.State, CommandArgs.Read<VolumeProof>(volume.Body)!.Percent));
        Assert.Equal((CommandState.Done, false), (off.State, CommandArgs.Read<DisplayPowerProof>(off.Body)!.On));
        Assert.False(_machine.IsOn);
    }

    [Fact]
    public async Task What_is_not_as_ordered_when_read_back_failed()
    {
        _machine.Loudest = 70;
        await using var portal = await FakePortal.StartAsync();
        await using var agent = await EnrolAsync(portal);

        var result = await ResultAsync(portal, Order(portal, CommandNames.Volume, new VolumeArgs(90)));

        Assert.Equal((CommandState.Failed, "notAsWanted", 70), (result.State, result.Reason, CommandArgs.Read<VolumeProof>(result.Body)!.Percent));
    }

    [Theory]
    [InlineData(CommandNames.Volume, """{"percent":101}""")]
    [InlineData(CommandNames.Volume, """{"percent":40,"command":"rm -rf"}""")]
    [InlineData(CommandNames.Volume, null)]
    [InlineData(CommandNames.DisplayPower, """{"on":"yes"}""")]
    [InlineData(CommandNames.SwitchLink, """{"link":"carrier-pigeon","minutes":5}""")]
    [InlineData(CommandNames.SwitchLink, """{"link":"mqtt","minutes":100000}""")]
    [InlineData(CommandNames.Reboot, "{}")]
    public async Task Arguments_outside_the_closed_schema_do_nothing(string name, string? args)
    {
        await using var portal = await FakePortal.StartAsync();
        await using var agent = await EnrolAsync(portal);

        var command = new Command(Guid.NewGuid(), 1, name, portal.NowMs + 60_000, null, args is null ? null : System.Text.Json.JsonElement.Parse(args));
        portal.Tell(DownTypes.Command, command);

        Assert.Equal("badArguments", (await ResultAsync(portal, command)).Reason);
        Assert.Equal((0, 0), (_machine.Volumes.Count, _machine.Reboots));
    }

    [Theory]
    [InlineData(CommandNames.Reboot)]
    [InlineData(CommandNames.RestartPlayer)]
    public async Task A_machine_that_cannot_says_why(string name)
    {
        _machine.Refusal = MachineRefusals.ToolMissing;
        await using var portal = await FakePortal.StartAsync();
        await using var agent = await EnrolAsync(portal);

        Assert.Equal("toolMissing", (await ResultAsync(portal, Order(portal, name))).Reason);
    }

    [Fact]
    public async Task A_restart_is_done_when_another_run_says_so_and_happens_once()
    {
        await using var portal = await FakePortal.StartAsync();
        Command command;
        string run;
        await using (await EnrolAsync(portal))
        {
            command = Order(portal, CommandNames.RestartPlayer);
            await Eventually.IsTrueAsync(() => _machine.Restarts == 1, "the restart");
            run = portal.Said<Hello>(UpTypes.Hello).Last().Run;
            Assert.DoesNotContain(portal.Said<CommandResult>(UpTypes.Result), result => result.State > CommandState.Received);
        }

        await using var again = new RunningAgent(portal.Address, _folder.Path, machine: _machine);
        portal.Tell(DownTypes.Command, command); // the portal does not know yet
        var result = await ResultAsync(portal, command);

        var proof = CommandArgs.Read<RestartProof>(result.Body)!;
        Assert.Equal((CommandState.Done, run), (result.State, proof.RunBefore));
        Assert.NotEqual(run, proof.Run);
        Assert.Equal(portal.Said<Hello>(UpTypes.Hello).Last().Run, proof.Run);
        await Task.Delay(300);
        Assert.Equal(1, _machine.Restarts);
    }

    [Theory]
    [InlineData("boot-1", CommandState.Failed, "notRebooted")]
    [InlineData("boot-2", CommandState.Done, null)]
    public async Task A_reboot_is_done_when_the_kernel_says_it_is_another_boot(string boot, CommandState state, string? reason)
    {
        await using var portal = await FakePortal.StartAsync();
        Command command;
        await using (await EnrolAsync(portal))
        {
            command = Order(portal, CommandNames.Reboot);
            await Eventually.IsTrueAsync(() => _machine.Reboots == 1, "the reboot");
        }

        await using var again = new RunningAgent(portal.Address, _folder.Path, bootId: boot, machine: _machine);
        var result = await ResultAsync(portal, command);

        Assert.Equal((state, reason), (result.State, result.Reason));
    }

    [Fact]
    public async Task An_order_cut_off_in_the_middle_is_not_done_a_second_time_and_says_so()
    {
        await using var portal = await FakePortal.StartAsync();
        Command command;
        await using (var agent = await EnrolAsync(portal))
        {
            portal.Offer(portal.Manifest(A.File(50_000, 1)), A.File(50_000, 1));
            await agent.Renderer.UntilAsync(Screen, view => view.Entries.Count > 0);
            command = Order(portal, CommandNames.Identify); // takes ten seconds
            await agent.Renderer.UntilAsync(Screen, view => view.Notice is not null);
        }

        await using var again = new RunningAgent(portal.Address, _folder.Path, machine: _machine);
        portal.Tell(DownTypes.Command, command);

        var result = await ResultAsync(portal, command);
        Assert.Equal((CommandState.Failed, "interrupted"), (result.State, result.Reason));
        Assert.DoesNotContain(again.Renderer.All, view => view.Notice is not null);
    }

    [Fact]
    public async Task The_last_lines_of_the_log_are_put_on_the_portal()
    {
        await using var portal = await FakePortal.StartAsync();
        await using var agent = await EnrolAsync(portal);
        var command = Order(portal, CommandNames.SendLogs);

        Assert.Equal(CommandState.Done, (await ResultAsync(portal, command)).State);
        var log = Encoding.UTF8.GetString(portal.Logs[command.Id.ToString("N")]);
        Assert.Contains("LinkSupervisor: Connected by polling.", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clearing_the_cache_keeps_what_is_needed()
    {
        var (needed, unneeded) = (A.File(50_000, 1), A.File(60_000, 2));
        await using var portal = await FakePortal.StartAsync();
        await using var agent = await EnrolAsync(portal);
        portal.Offer(portal.Manifest(needed), needed);
        await agent.Renderer.UntilAsync(Screen, view => view.Entries.Count > 0);
        await Eventually.IsTrueAsync(() => agent.Agent.Media.PathOf(Sha256(needed)) is not null, "the file");
        var left = Path.Combine(_folder.Path, "parts", Sha256(unneeded));
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        ClearCacheProof? gone = null;
        for (var attempt = 0; attempt < 5 && gone?.Files != 1; attempt++) // the agent tidies up itself after a manifest: it may have been first
        {
            await File.WriteAllBytesAsync(left, unneeded, TestContext.Current.CancellationToken);
            var result = await ResultAsync(portal, Order(portal, CommandNames.ClearCache));
            Assert.Equal(CommandState.Done, result.State);
            gone = CommandArgs.Read<ClearCacheProof>(result.Body);
        }

        Assert.Equal(new ClearCacheProof(1, unneeded.Length), gone);
        Assert.NotNull(agent.Agent.Media.PathOf(Sha256(needed)));
    }

    [Fact]
    public async Task A_switch_of_the_link_is_told_by_the_link_it_went_to_and_one_that_does_not_come_up_changes_nothing()
    {
        await using var portal = await FakePortal.StartAsync();
        await using var agent = await EnrolAsync(portal, PlayerOptions.AnyLink);

        var away = await ResultAsync(portal, Order(portal, CommandNames.SwitchLink, new SwitchLinkArgs(LinkNames.Polling, 5)));
        Assert.Equal((CommandState.Done, LinkNames.Polling), (away.State, CommandArgs.Read<SwitchLinkProof>(away.Body)!.Link));

        await using var only = await FakePortal.StartAsync();
        using var elsewhere = new TemporaryFolder();
        await using var one = await RunningAgent.EnrolAsync(only, elsewhere);
        Assert.Equal("noSuchLink", (await ResultAsync(only, Order(only, CommandNames.SwitchLink, new SwitchLinkArgs(LinkNames.Mqtt, 5)))).Reason);
    }

    private Task<RunningAgent> EnrolAsync(FakePortal portal, string link = LinkNames.Polling) => RunningAgent.EnrolAsync(portal, _folder, link, machine: _machine);

    private static Command Order(FakePortal portal, string name, object? args = null)
    {
        var command = new Command(Guid.NewGuid(), 1, name, portal.NowMs + 60_000, null, args is null ? null : ProtocolJson.ToElement(args));
        portal.Tell(DownTypes.Command, command);
        return command;
    }

    private static Task<CommandResult> ResultAsync(FakePortal portal, Command command) => Eventually.IsAsync(
        () => portal.Said<CommandResult>(UpTypes.Result).FirstOrDefault(r => r.Command == command.Id && r.State > CommandState.Received), command.Name);
}
