using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Timelines;

namespace Doingoai.Protocol.Tests.Timelines;

public sealed class TimelineTests
{
    private static Plan Plan(TimelineInput input, long from = 0, long to = 100_000) => Timeline.Plan(input, from, to);

    [Fact]
    public void Nothing_at_all_is_the_calm_slate_without_gaps()
    {
        var plan = Plan(An.Input(An.Manifest([], [])));

        var segment = Assert.Single(plan.Segments);
        Assert.Equal((0, 100_000, 0), (segment.FromMs, segment.ToMs, segment.Loop.Count));
        Assert.Null(Timeline.EntryAt(plan, 5)!.Step);
    }

    [Fact]
    public void A_loop_runs_from_its_anchor()
    {
        var plan = Plan(An.Input(An.Manifest([An.Window("p", anchor: -3_000)], [An.Playlist("p", An.Entry("a"), An.Entry("b", 5_000))])));

        var now = Timeline.EntryAt(plan, 0)!;
        Assert.Equal(("a", -3_000L, 7_000L), (now.Step!.Entry, now.FromMs, now.ToMs));
        Assert.Equal("b", Timeline.EntryAt(plan, 7_000)!.Step!.Entry);
        Assert.Equal("a", Timeline.EntryAt(plan, 12_000)!.Step!.Entry);
    }

    [Fact]
    public void An_anchor_in_the_future_still_gives_a_position()
    {
        var plan = Plan(An.Input(An.Manifest([An.Window("p", anchor: 4_000)], [An.Playlist("p", An.Entry("a"), An.Entry("b", 5_000))])));

        Assert.Equal("b", Timeline.EntryAt(plan, 0)!.Step!.Entry);
        Assert.Equal("a", Timeline.EntryAt(plan, 4_000)!.Step!.Entry);
    }

    [Fact]
    public void The_highest_level_that_offers_something_wins_and_gives_way_again()
    {
        var plan = Plan(An.Input(An.Manifest(
            [An.Window("low"), An.Window("high", Level.Emergency, 20_000, 30_000), An.Window("none", Level.Urgent)],
            [An.Playlist("low", An.Entry("a")), An.Playlist("high", An.Entry("b")), An.Playlist("none")])));

        Assert.Equal(["a", "b", "a"], plan.Segments.SelectMany(An.Ids));
        Assert.Equal([20_000L, 30_000, 100_000], plan.Segments.Select(s => s.ToMs));
    }

    [Fact]
    public void Windows_of_one_level_play_one_after_the_other_in_manifest_order()
    {
        var plan = Plan(An.Input(An.Manifest(
            [An.Window("q"), An.Window("p")], [An.Playlist("p", An.Entry("a"), An.Entry("b")), An.Playlist("q", An.Entry("c"))])));

        Assert.Equal(["c", "a", "b"], Assert.Single(plan.Segments).Ids());
    }

    [Fact]
    public void An_emergency_without_media_does_not_darken_the_screen()
    {
        var input = An.Input(An.Manifest(
            [An.Window("low"), An.Window("high", Level.Emergency)], [An.Playlist("low", An.Entry("a")), An.Playlist("high", An.Entry("b"))]));

        Assert.Equal(["a"], Assert.Single(Plan(input.Without("b")).Segments).Ids());
        Assert.Equal(["b"], Assert.Single(Plan(input).Segments).Ids());
    }

    [Fact]
    public void While_new_media_are_on_their_way_the_previous_version_of_the_slot_plays()
    {
        var manifest = An.Manifest([An.Window("p")], [An.Playlist("p", An.Entry("new", slot: "s"), An.Entry("other"))]);
        var input = An.Input(manifest, An.Entry("old", 4_000, "s"));

        Assert.Equal([new("old", 4_000, true), new("other", 10_000)], Assert.Single(Plan(input.Without("new")).Segments).Loop);
        Assert.Equal(["new", "other"], Assert.Single(Plan(input).Segments).Ids());
    }

    [Fact]
    public void A_recalled_previous_version_does_not_come_back()
    {
        var input = An.Input(An.Manifest([An.Window("p")], [An.Playlist("p", An.Entry("new", slot: "s"))]), An.Entry("old", slot: "s")).Without("new");

        Assert.Empty(Assert.Single(Plan(input with { Recalls = [new(Guid.NewGuid(), 5, Sha256: "sha-old")] }).Segments).Loop);
    }

    [Fact]
    public void A_place_not_yet_due_does_not_show_its_previous_version()
    {
        var coming = An.Entry("new", slot: "s") with { NotBeforeMs = 50_000 };
        var input = An.Input(An.Manifest([An.Window("p")], [An.Playlist("p", coming)]), An.Entry("old", slot: "s")).Without("new");

        var plan = Plan(input);
        Assert.Empty(plan.Segments[0].Loop);
        Assert.Equal(["old"], plan.Segments[1].Ids());
        Assert.Equal(50_000, plan.Segments[1].FromMs);
    }

    [Fact]
    public void A_recall_takes_an_item_off_but_not_what_was_published_afterwards()
    {
        var entry = An.Entry("a") with { PublishedAtMs = 1_000 };
        var input = An.Input(An.Manifest([An.Window("p")], [An.Playlist("p", entry)]));

        Assert.Empty(Plan(input with { Recalls = [new(Guid.NewGuid(), 1_000, Item: "item-a")] }).Segments[0].Loop);
        Assert.NotEmpty(Plan(input with { Recalls = [new(Guid.NewGuid(), 999, Item: "item-a")] }).Segments[0].Loop);
        Assert.NotEmpty(Plan(input with { Recalls = [new(Guid.NewGuid(), 1_000, Item: "item-a", Language: "en")] }).Segments[0].Loop);
    }

    [Fact]
    public void The_unapproved_never_play()
    {
        var input = An.Input(An.Manifest([An.Window("p")], [An.Playlist("p", An.Entry("a"), An.Entry("b"))]));

        Assert.Equal(["b"], Plan(input with { Unapproved = new HashSet<string> { "a" } }).Segments[0].Ids());
    }

    [Fact]
    public void A_lease_ends_after_its_last_millisecond_and_evergreen_takes_over()
    {
        var news = An.Entry("news") with { LeaseMs = 30_000 };
        var input = An.Input(An.Manifest([An.Window("p")], [An.Playlist("p", news), An.Playlist("e", An.Entry("calm"))], evergreen: "e"));

        var plan = Plan(input with { LastContactMs = 5_000 });
        Assert.Equal((35_001L, Level.Normal), (plan.Segments[0].ToMs, plan.Segments[0].Level!.Value));
        Assert.Equal(["calm"], plan.Segments[1].Ids());
        Assert.Null(plan.Segments[1].Level);
    }

    [Fact]
    public void With_unproven_time_only_what_needs_no_clock_plays()
    {
        var input = An.Input(An.Manifest(
            [An.Window("timed", Level.Urgent), An.Window("p") with { Always = true, FromMs = 50_000 }],
            [
                An.Playlist("timed", An.Entry("t")),
                An.Playlist("p", An.Entry("a"), An.Entry("early") with { NotBeforeMs = 1 }, An.Entry("late") with { NotAfterMs = An.Day }),
            ]));

        Assert.Equal(["a"], Assert.Single(Plan(input with { TimeProven = false }).Segments).Ids());
        Assert.Equal(["t"], Assert.Single(Plan(input).Segments).Ids());
    }

    [Fact]
    public void Not_before_and_not_after_bound_an_entry_half_open()
    {
        var entry = An.Entry("a") with { NotBeforeMs = 10_000, NotAfterMs = 20_000 };
        var plan = Plan(An.Input(An.Manifest([An.Window("p")], [An.Playlist("p", entry)])));

        Assert.Equal([10_000L, 20_000, 100_000], plan.Segments.Select(s => s.ToMs));
        Assert.Equal([0, 1, 0], plan.Segments.Select(s => s.Loop.Count));
    }

    [Fact]
    public void Show_now_begins_with_its_entry_at_the_anchor()
    {
        var window = An.Window("p", Level.Urgent, anchor: 42_000, from: 42_000, to: 90_000) with { StartEntry = "b" };
        var plan = Plan(An.Input(An.Manifest([window], [An.Playlist("p", An.Entry("a"), An.Entry("b"), An.Entry("c"))])), 42_000);

        Assert.Equal(["b", "c", "a"], plan.Segments[0].Ids());
        Assert.Equal(("b", 42_000L), (Timeline.EntryAt(plan, 42_100)!.Step!.Entry, Timeline.EntryAt(plan, 42_100)!.FromMs));
    }

    [Fact]
    public void Show_now_waits_for_its_media_and_then_begins_at_their_arrival()
    {
        var manifest = An.Manifest(
            [An.Window("p"), An.Window("now", anchor: 42_000) with { StartEntry = "b" }], [An.Playlist("p", An.Entry("a")), An.Playlist("now", An.Entry("b"))]);
        var arrived = An.Input(manifest);
        arrived = arrived with { AvailableSinceMs = new Dictionary<string, long>(arrived.AvailableSinceMs) { ["sha-b"] = 43_500 } };

        Assert.Equal(["a"], Plan(An.Input(manifest).Without("b"), 42_000).Segments[0].Ids());
        var plan = Plan(arrived, 43_500);
        Assert.Equal(43_500, plan.Segments[0].AnchorMs);
        Assert.Equal("b", Timeline.EntryAt(plan, 43_500)!.Step!.Entry);
    }

    [Fact]
    public void The_latest_show_now_of_a_level_decides()
    {
        var plan = Plan(An.Input(An.Manifest(
            [An.Window("p", anchor: 2_000) with { StartEntry = "a" }, An.Window("q", anchor: 3_000) with { StartEntry = "b" }],
            [An.Playlist("p", An.Entry("a")), An.Playlist("q", An.Entry("b"))])), 3_000);

        Assert.Equal(("b", 3_000L), (plan.Segments[0].Loop[0].Entry, plan.Segments[0].AnchorMs));
    }

    [Fact]
    public void A_widget_needs_its_font_on_disk()
    {
        var clock = An.Entry("clock") with { Kind = EntryKind.Widget, Sha256 = null, Widget = new("clock", Font: "sha-font") };
        var input = An.Input(An.Manifest([An.Window("p")], [An.Playlist("p", clock)]));

        Assert.Empty(Plan(input).Segments[0].Loop);
        Assert.NotEmpty(Plan(input with { AvailableSinceMs = new Dictionary<string, long> { ["sha-font"] = 0 } }).Segments[0].Loop);
    }

    [Fact]
    public void Outside_the_plan_there_is_no_answer()
    {
        var plan = Plan(An.Input(An.Manifest([], [])));

        Assert.Null(Timeline.EntryAt(plan, -1));
        Assert.Null(Timeline.EntryAt(plan, 100_000));
    }

    [Fact]
    public void A_hostile_manifest_costs_a_shorter_plan_not_the_machine()
    {
        var entries = Enumerable.Range(0, 2_000).Select(i => An.Entry($"e{i}", 500)).ToArray();
        var windows = Enumerable.Range(0, 10_000).Select(i => An.Window("p", from: i, to: An.Day + i)).ToArray();

        var plan = Plan(An.Input(An.Manifest(windows, [An.Playlist("p", entries)])), 0, An.Day);

        Assert.InRange(plan.Segments.Sum(s => s.Loop.Count), 1, 110_000);
        Assert.True(plan.ToMs > 0);
    }
}
