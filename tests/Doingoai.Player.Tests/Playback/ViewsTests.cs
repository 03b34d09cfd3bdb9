using Doingoai.Player.Playback;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Timelines;

namespace Doingoai.Player.Tests.Playback;

public sealed class ViewsTests
{
    private const long Now = 1_795_000_000_000;

    [Fact]
    public void A_show_now_that_has_begun_is_one_to_jump_to()
    {
        var manifest = Manifest(new ManifestWindow(Now - 500, Now + 60_000, Level.Urgent, "p", Now - 500, StartEntry: "b"));

        Assert.Equal(("b", Now - 500), Views.ShowNow(manifest, Plan(new PlanSegment(Now, Now + 60_000, Level.Urgent, Now - 500, [new("b", 5_000), new("a", 5_000)])), Now));
    }

    [Fact]
    public void An_old_one_a_fallback_or_an_ordinary_loop_is_not()
    {
        var manifest = Manifest(new ManifestWindow(0, Now * 2, Level.Urgent, "p", 0, StartEntry: "b"));

        Assert.Null(Views.ShowNow(manifest, Plan(new PlanSegment(Now, Now + 1, Level.Urgent, Now - 61_000, [new("b", 5_000)])), Now));
        Assert.Null(Views.ShowNow(manifest, Plan(new PlanSegment(Now, Now + 1, Level.Urgent, Now, [new("b", 5_000, Fallback: true)])), Now));
        Assert.Null(Views.ShowNow(manifest, Plan(new PlanSegment(Now, Now + 1, Level.Urgent, Now, [new("a", 5_000)])), Now));
        Assert.Null(Views.ShowNow(manifest, Plan(new PlanSegment(Now, Now + 1, Level.Normal, Now, [new("b", 5_000)])), Now));
    }

    [Fact]
    public void One_that_begins_later_is_waited_for()
    {
        var manifest = Manifest(new ManifestWindow(Now + 700, Now + 60_000, Level.Urgent, "p", Now + 700, StartEntry: "b"));
        var plan = Plan(new(Now, Now + 700, null, 0, []), new PlanSegment(Now + 700, Now + 60_000, Level.Urgent, Now + 700, [new("b", 5_000)]));

        Assert.Equal(Now + 700, Views.NextShowNow(manifest, plan, Now));
        Assert.Equal(long.MaxValue, Views.NextShowNow(manifest, plan, Now + 700));
    }

    [Fact]
    public void A_renderer_is_told_only_what_it_does_not_have()
    {
        var shown = View(Plan(new PlanSegment(Now, Now + 100_000, Level.Normal, 0, [new("a", 5_000)])));
        var later = View(Plan(new PlanSegment(Now + 5_000, Now + 105_000, Level.Normal, 0, [new("a", 5_000)])));

        Assert.False(Views.Differ(shown, Now + 5_000, later, Now + 5_000, 100_000));
        Assert.True(Views.Differ(null, Now, later, Now, 100_000));
        Assert.True(Views.Differ(shown, Now, later with { JumpTo = "a" }, Now, 100_000));
        Assert.True(Views.Differ(shown, Now, later with { Notice = "x" }, Now, 100_000));
        Assert.True(Views.Differ(shown, Now + 51_000, later, Now + 51_000, 100_000)); // what it has runs out
        Assert.True(Views.Differ(shown, Now + 4_700, later, Now + 5_000, 100_000)); // its clock is slow
        Assert.True(Views.Differ(shown, Now, View(Plan(new PlanSegment(Now, Now + 100_000, Level.Normal, 0, [new("b", 5_000)]))), Now, 100_000));
    }

    private static RendererView View(Plan plan) => Views.Blank("", Now, null) with { Plan = plan };

    private static Plan Plan(params PlanSegment[] segments) => new(Guid.Empty, 7, segments[0].FromMs, segments[^1].ToMs, segments);

    private static Manifest Manifest(params ManifestWindow[] windows) =>
        new(1, "portal-1", new(Guid.Empty, "", "", "", 0, 0, 1, 1, 0, "", []), 7, 0, 0, windows, [], [], null, []);
}
