using Doingoai.Player.Sight;
using Doingoai.Player.Technician;
using Doingoai.Player.Tests.Agent;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Player.Tests.Sight;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Timelines;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using static Doingoai.Protocol.Tests.Trust.SignedWorld;

namespace Doingoai.Player.Tests.Technician;

/// <summary>A whole agent with a portal, and somebody who stands before it.</summary>
[Trait("Starts", "broker")]
public sealed class TechnicianDeskTests : IAsyncLifetime
{
    private const string Pin = "274951";
    private static readonly byte[] One = A.File(100_000, 1);
    private static readonly byte[] Approved = PngPicture.Write(FrameRulesTests.Photo(1));
    private static readonly byte[] Black = PngPicture.Write(new SmallPicture(320, 180, new byte[320 * 180 * 3]));

    private readonly TemporaryFolder _folder = new();
    private FakePortal _portal = null!;
    private Manifest _manifest = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await FakePortal.StartAsync();
        _portal.Pin = PinHash.Of(Pin);
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_machine_without_identity_and_a_cluster_without_pin_open_to_nobody()
    {
        _portal.Pin = null;
        await using var agent = new RunningAgent(_portal.Address, _folder.Path);
        var early = new AVisitor(agent.Agent);
        early.Ask(TechnicianWish.Knock);
        await early.UntilAsync(TechnicianDoor.NoPin);

        _portal.Confirm();
        await Eventually.IsTrueAsync(() => agent.Agent.Link is not null, "a link");
        var visitor = new AVisitor(agent.Agent);
        visitor.Ask(TechnicianWish.Knock);
        await visitor.UntilAsync(TechnicianDoor.NoPin);
        var knocked = visitor.View;
        visitor.Ask(TechnicianWish.Enter, Pin);
        await visitor.UntilAsync(view => !ReferenceEquals(view, knocked), "an answer to the PIN");
        visitor.Ask(TechnicianWish.Calm, minutes: 15);
        await HeardAsync(agent);
        Assert.Equal(TechnicianDoor.NoPin, visitor.View!.Door);
    }

    [Fact]
    public async Task Without_the_pin_nothing_is_told_and_nothing_is_done()
    {
        await using var agent = await PlayingAsync();
        var visitor = new AVisitor(agent.Agent);
        visitor.Ask(TechnicianWish.Knock);
        await visitor.UntilAsync(TechnicianDoor.Ajar);
        visitor.Ask(TechnicianWish.Calm, minutes: 15);
        visitor.Ask(TechnicianWish.TestNetwork);
        visitor.Ask(TechnicianWish.Enter, "999999");

        Assert.Null((await visitor.UntilAsync(TechnicianDoor.Wrong)).Report);
        Assert.NotNull(Shown(agent).Step);
        await TechnicianActAsync(TechnicianAct.PinRefused);
        Assert.DoesNotContain(Acts(), act => act is TechnicianAct.CalmOn or TechnicianAct.NetworkTested or TechnicianAct.Opened);
    }

    [Fact]
    public async Task Wrong_again_and_again_locks_it_tells_the_portal_and_stays_locked_over_a_restart()
    {
        await using (var agent = await PlayingAsync())
        {
            var visitor = new AVisitor(agent.Agent);
            visitor.Ask(TechnicianWish.Knock);
            for (var i = 0; i < 3; i++) visitor.Ask(TechnicianWish.Enter, $"99999{i}");
            Assert.InRange((await visitor.UntilAsync(TechnicianDoor.Locked)).LockedMs!.Value, 20_000, 30_000);
            await Eventually.IsTrueAsync(() => Faults().Any(fault => fault.Code == FaultCodes.PinLocked), "the portal hears of it");
            Assert.Equal(3, Acts().Count(act => act == TechnicianAct.PinRefused));
        }

        await using var again = new RunningAgent(_portal.Address, _folder.Path);
        await Eventually.IsTrueAsync(() => again.Agent.Link is not null, "a link");
        var next = new AVisitor(again.Agent);
        next.Ask(TechnicianWish.Knock);
        await next.UntilAsync(TechnicianDoor.Locked);
    }

    [Fact]
    public async Task The_pin_opens_it_without_any_network_and_the_page_says_how_things_stand()
    {
        await using (await PlayingAsync())
        {
        }

        _portal.IsUp = false;
        await using var agent = new RunningAgent(_portal.Address, _folder.Path, mqtt: "127.0.0.1:1");
        await agent.Renderer.UntilPlaysAsync(Screen, _manifest.Playlists[0].Entries[0].Id);
        var report = await new AVisitor(agent.Agent).EnterAsync(Pin);

        Assert.Null(report.Link.Name);
        Assert.NotNull(report.Link.HeardMs);
        Assert.Equal(_portal.Address.ToString(), report.Link.Portal);
        Assert.Equal(_manifest.Version, Assert.Single(report.Screens).Active);
        Assert.True(report.Screens[0].HasContent); // below the page
        Assert.Equal(0, report.Screens[0].Missing);
        Assert.Equal(_manifest.HorizonMs, report.Screens[0].HorizonMs);
        Assert.True(report.Clock.Proven); // the same boot
        Assert.InRange(report.Disk.Free, 1, report.Disk.Total);
        Assert.Equal(1, report.Disk.MediaFiles);
        Assert.Equal("0.1.0", report.Machine.Player);
    }

    [Fact]
    public async Task Below_the_page_nothing_counts_as_shown_and_what_played_comes_back()
    {
        await using var agent = await PlayingAsync();
        var visitor = new AVisitor(agent.Agent);
        visitor.Ask(TechnicianWish.Knock);
        await visitor.UntilAsync(TechnicianDoor.Ajar);
        Assert.Null(agent.Renderer.Latest[Screen].Notice); // below the pad it plays on

        visitor.Ask(TechnicianWish.Enter, Pin);
        await agent.Renderer.UntilAsync(Screen, view => view.Notice is not null);
        visitor.Ask(TechnicianWish.Leave);
        await visitor.UntilAsync(TechnicianDoor.Closed);
        await agent.Renderer.UntilAsync(Screen, view => view.Notice is null);
        await TechnicianActAsync(TechnicianAct.Closed);
        Assert.Equal([TechnicianAct.Opened, TechnicianAct.Closed], Acts());
    }

    [Fact]
    public async Task A_page_whose_browser_has_gone_covers_nothing_any_more()
    {
        await using var agent = await PlayingAsync();
        var visitor = new AVisitor(agent.Agent);
        await visitor.EnterAsync(Pin);
        agent.Agent.Left(visitor);
        await agent.Renderer.UntilAsync(Screen, view => view.Notice is null);

        visitor.Ask(TechnicianWish.Calm, minutes: 15); // what it was let in for is over
        await HeardAsync(agent);
        Assert.NotNull(Shown(agent).Step);
    }

    [Fact]
    public async Task The_calm_slate_outranks_everything_for_its_time_also_over_a_restart_and_is_taken_off_by_hand()
    {
        await using (var agent = await PlayingAsync())
        {
            var visitor = new AVisitor(agent.Agent);
            await visitor.EnterAsync(Pin);
            visitor.Ask(TechnicianWish.Calm, minutes: 7); // not to be chosen
            visitor.Ask(TechnicianWish.Calm, minutes: 15);
            var on = await visitor.UntilAsync(view => view.Report?.CalmLeftMs is not null, "calm");
            Assert.InRange(on.Report!.CalmLeftMs!.Value, 14 * 60_000, 15 * 60_000);
            await agent.Renderer.UntilAsync(Screen, view => IsCalm(view));
            Assert.Contains(on.Report.Faults, fault => fault.Code == FaultCodes.CalmSlate);
            await Eventually.IsTrueAsync(() => Faults().Any(fault => fault is { Code: FaultCodes.CalmSlate, Ended: null }), "the portal sees it");

            // An emergency does not break it either.
            var now = _portal.NowMs;
            var urgent = _portal.Manifest(One);
            _portal.Offer(urgent with { Version = urgent.Version + 1, Windows = [urgent.Windows[0] with { Level = Level.Emergency, FromMs = now - 1_000 }] }, One);
            await _portal.DeliveredAsync(urgent.Version + 1, DeliveryRung.Activated);
            var view = await agent.Renderer.UntilAsync(Screen, view => view.Plan.Manifest == urgent.Version + 1);
            Assert.True(IsCalm(view));
            // It goes on by itself afterwards, even if the agent should hang.
            Assert.NotNull(Timeline.EntryAt(view.Plan, view.NowMs + 16 * 60_000)?.Step);
        }

        await using var again = new RunningAgent(_portal.Address, _folder.Path);
        Assert.True(IsCalm(await again.Renderer.UntilAsync(Screen, view => view.Plan.Manifest > 0)));
        var back = new AVisitor(again.Agent);
        var report = await back.EnterAsync(Pin);
        Assert.InRange(report.CalmLeftMs!.Value, 13 * 60_000, 15 * 60_000);
        back.Ask(TechnicianWish.Play);
        back.Ask(TechnicianWish.Leave);
        await again.Renderer.UntilAsync(Screen, view => view.Notice is null && !IsCalm(view));
        await Eventually.IsTrueAsync(() => Faults().Any(fault => fault is { Code: FaultCodes.CalmSlate, Ended: true }), "the portal sees its end");
        await TechnicianActAsync(TechnicianAct.CalmOff);
    }

    [Fact]
    public async Task The_network_test_asks_every_stage_and_says_what_it_found()
    {
        await using var agent = await PlayingAsync();
        var visitor = new AVisitor(agent.Agent);
        await visitor.EnterAsync(Pin);
        visitor.Ask(TechnicianWish.TestNetwork);
        var steps = (await visitor.UntilAsync(view => view.Report?.Network is { Count: 6 } all && all[^1].Outcome != NetworkOutcome.Running, "six answers")).Report!.Network!;

        Assert.Equal([NetworkQuestion.Name, NetworkQuestion.Port, NetworkQuestion.Certificate, NetworkQuestion.Portal, NetworkQuestion.Broker, NetworkQuestion.Clock], steps.Select(step => step.Question));
        Assert.Equal(NetworkOutcome.NotNeeded, steps[0].Outcome);
        Assert.Equal(NetworkOutcome.Good, steps[1].Outcome);
        Assert.Equal(NetworkOutcome.Good, steps[3].Outcome);
        Assert.Equal(NetworkOutcome.Good, steps[4].Outcome);
        await TechnicianActAsync(TechnicianAct.NetworkTested);
    }

    [Fact]
    public async Task What_is_left_alone_ends_by_itself_pad_page_and_calm_slate()
    {
        await using var time = new PassingTime();
        await using var agent = await PlayingAsync(time);
        var pad = new AVisitor(agent.Agent);
        pad.Ask(TechnicianWish.Knock);
        await pad.UntilAsync(TechnicianDoor.Ajar);
        time.Jump(Visit.PadIdle);
        await pad.UntilAsync(TechnicianDoor.Closed);

        var page = new AVisitor(agent.Agent);
        await page.EnterAsync(Pin);
        page.Ask(TechnicianWish.Calm, minutes: 15);
        await page.UntilAsync(view => view.Report?.CalmLeftMs is not null, "calm");
        time.Jump(Visit.PageIdle / 2);
        page.Ask(TechnicianWish.Stay); // somebody is still there
        await page.UntilAsync(view => view.Report is { LeftMs: > 70_000, CalmLeftMs: <= 14 * 60_000 }, "a touch counts"); // 60,000 would be left without
        time.Jump(Visit.PageIdle);
        await page.UntilAsync(TechnicianDoor.Closed);
        var calm = await agent.Renderer.UntilAsync(Screen, view => view.Notice is null && IsCalm(view));

        time.Jump(TimeSpan.FromMinutes(12));
        await TechnicianActAsync(TechnicianAct.CalmOver);
        await Eventually.IsTrueAsync(() => Faults().Any(fault => fault is { Code: FaultCodes.CalmSlate, Ended: true }), "the portal sees its end");
        // The plan itself goes on: no renderer has to be told.
        Assert.NotNull(Timeline.EntryAt(calm.Plan, calm.NowMs + 13 * 60_000)?.Step);
    }

    [Fact]
    public async Task Who_keeps_touching_the_page_is_asked_for_the_pin_again_after_ten_minutes()
    {
        await using var time = new PassingTime();
        await using var agent = await PlayingAsync(time);
        var page = new AVisitor(agent.Agent);
        await page.EnterAsync(Pin);
        for (var minute = 0; minute < 9; minute++)
        {
            time.Jump(TimeSpan.FromMinutes(1));
            page.Ask(TechnicianWish.Stay);
            await HeardAsync(agent);
        }

        Assert.Equal(TechnicianDoor.Open, page.View!.Door);
        time.Jump(TimeSpan.FromMinutes(1));
        await page.UntilAsync(TechnicianDoor.Closed);
    }

    [Fact]
    public async Task Nothing_is_said_about_a_screen_someone_stands_before_and_no_alarm_is_raised()
    {
        await using var agent = await RunningAgent.EnrolAsync(_portal, _folder, frameCheckMs: 1_000);
        agent.Renderer.Pixels = Approved;
        _portal.Offer(_portal.Manifest(Approved), Approved);
        await Eventually.IsTrueAsync(() => _portal.Said<Heartbeat>(UpTypes.Heartbeat).Any(beat => beat.Screens.Any(screen => screen.Seen?.Verdict == FrameVerdict.Matches)), "it looks");
        var visitor = new AVisitor(agent.Agent);
        visitor.Ask(TechnicianWish.Knock);
        await visitor.UntilAsync(TechnicianDoor.Ajar);
        agent.Renderer.Pixels = Black; // a pad, a hand, whatever
        await Task.Delay(4_000, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(Faults(), fault => fault.Code.StartsWith("frame.", StringComparison.Ordinal));
        visitor.Ask(TechnicianWish.Leave);
        await Eventually.IsTrueAsync(() => Faults().Any(fault => fault.Code == FaultCodes.FrameBlack), "it looks again");
    }

    private async Task<RunningAgent> PlayingAsync(TimeProvider? time = null)
    {
        var agent = await RunningAgent.EnrolAsync(_portal, _folder, time: time);
        _manifest = _portal.Offer(_portal.Manifest(One), One);
        await agent.Renderer.UntilPlaysAsync(Screen, _manifest.Playlists[0].Entries[0].Id);
        return agent;
    }

    /// <summary>Until the agent has done what it was asked before: it does one thing after the other.</summary>
    private static async Task HeardAsync(RunningAgent agent) => await agent.Agent.AnswersAsync(TestContext.Current.CancellationToken);

    private static bool IsCalm(Player.Playback.RendererView view) => Timeline.EntryAt(view.Plan, view.NowMs) is { Step: null };

    private static PlanPosition Shown(RunningAgent agent) => Timeline.EntryAt(agent.Renderer.Latest[Screen].Plan, agent.Renderer.Latest[Screen].NowMs)!;

    private Task TechnicianActAsync(TechnicianAct act) => Eventually.IsTrueAsync(() => Acts().Contains(act), act.ToString());

    private List<TechnicianAct> Acts() => [.. Bodies<TechnicianBody>(JournalKinds.Technician).Select(body => body.Act)];

    private List<FaultBody> Faults() => Bodies<FaultBody>(JournalKinds.Fault);

    private List<T> Bodies<T>(string kind) where T : class
    {
        lock (_portal.Journal) return [.. _portal.Journal.Where(record => record.Kind == kind).Select(record => ProtocolJson.TryRead<T>(record.Body)!)];
    }
}
