using CsCheck;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Timelines;
using Doingoai.Protocol.Trust;

namespace Doingoai.Protocol.Tests.Timelines;

public sealed class TimelineProperties
{
    private const int Hour = 20_000; // instants are drawn from a short stretch, so that rules meet

    private static readonly Gen<long> Instant = Gen.Long[-2_000, Hour + 2_000];

    private static readonly Gen<ManifestEntry> Drawn =
        from place in Gen.Int[0, 6]
        from version in Gen.Int[0, 1]
        from ms in Gen.Int[500, 3_000]
        from lease in Gen.Frequency((3, Gen.Const(1_000_000L)), (1, Gen.Long[0, Hour]))
        from notBefore in Gen.Frequency((3, Gen.Const((long?)null)), (1, Instant.Select(i => (long?)i)))
        from notAfter in Gen.Frequency((3, Gen.Const((long?)null)), (1, Instant.Select(i => (long?)i)))
        from published in Instant
        select new ManifestEntry(
            $"{place}.{version}", $"{place}", EntryKind.Slide, ms, RiskClass.Normal, lease, [], $"sha-{place}.{version}", $"item-{place}", "vi",
            NotBeforeMs: notBefore, NotAfterMs: notAfter, PublishedAtMs: published);

    private static readonly Gen<ManifestWindow> AWindow =
        from stretch in Gen.Select(Instant, Instant)
        from level in Gen.Enum<Level>()
        from playlist in Gen.Int[0, 2]
        from anchor in Instant
        from always in Gen.Bool
        from start in Gen.Frequency((2, Gen.Const((string?)null)), (1, Gen.Select(Gen.Int[0, 6], Gen.Int[0, 1], (p, v) => (string?)$"{p}.{v}")))
        select new ManifestWindow(stretch.Item1, stretch.Item2, level, $"{playlist}", anchor, always, start);

    private static readonly Gen<Recall> ARecall =
        from at in Instant
        from place in Gen.Int[0, 6]
        from kind in Gen.Int[0, 2]
        select kind switch
        {
            0 => new Recall(Guid.Empty, at, Sha256: $"sha-{place}.0"),
            1 => new Recall(Guid.Empty, at, Item: $"item-{place}"),
            _ => new Recall(Guid.Empty, at, Item: $"item-{place}", Language: "en"),
        };

    private static readonly Gen<TimelineInput> Input =
        from windows in AWindow.Array[0, 6]
        from entries in Drawn.Array[0, 8]
        from before in Drawn.Array[0, 6]
        from files in Gen.Select(Gen.Int[0, 6], Gen.Int[0, 1], Instant).Array[0, 16]
        from recalls in ARecall.Array[0, 2]
        from contact in Gen.Long[-Hour, Hour]
        from proven in Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false)))
        from unapproved in Gen.Int[0, 6].Array[0, 2]
        select Build(windows, entries, before, files, recalls, contact, proven, unapproved);

    private static TimelineInput Build(
        ManifestWindow[] windows, ManifestEntry[] entries, ManifestEntry[] before, (int, int, long)[] files, Recall[] recalls, long contact, bool proven, int[] unapproved)
    {
        // Ids are unique in a manifest, as the verifier demands; the playlists share them out.
        var unique = entries.DistinctBy(e => e.Id).ToArray();
        ManifestPlaylist[] playlists = [.. Enumerable.Range(0, 3).Select(p => new ManifestPlaylist($"{p}", [.. unique.Where((_, i) => i % 3 == p)]))];
        return new(
            An.Manifest(windows, playlists, evergreen: "2"),
            before.Where(b => unique.All(e => e.Id != b.Id)).DistinctBy(b => b.Slot).ToDictionary(b => b.Slot),
            files.DistinctBy(f => (f.Item1, f.Item2)).ToDictionary(f => $"sha-{f.Item1}.{f.Item2}", f => f.Item3),
            recalls, contact, proven,
            unapproved.Select(u => $"{u}.1").ToHashSet());
    }

    [Fact]
    public void A_plan_says_the_same_as_acting_the_rules_out_instant_by_instant() =>
        Gen.Select(Input, Gen.Long[0, Hour - 1].Array[20]).Sample((input, instants) =>
        {
            var plan = Timeline.Plan(input, 0, Hour);
            foreach (var segment in plan.Segments)
                instants = [.. instants, segment.FromMs, segment.ToMs - 1];
            foreach (var now in instants)
            {
                var planned = Timeline.EntryAt(plan, now)!.Step;
                Assert.Equal(NaiveScreen.Shows(input, now), (planned?.Entry, planned?.Fallback ?? false));
            }
        }, iter: 2_000);

    [Fact]
    public void Segments_cover_the_stretch_without_gaps_and_differ_from_their_neighbours() =>
        Input.Sample(input =>
        {
            var plan = Timeline.Plan(input, 0, Hour);
            Assert.Equal((0, Hour), (plan.Segments[0].FromMs, plan.Segments[^1].ToMs));
            foreach (var (one, next) in plan.Segments.Zip(plan.Segments.Skip(1)))
            {
                Assert.Equal(one.ToMs, next.FromMs);
                Assert.True(one.FromMs < one.ToMs);
                Assert.False(one.Level == next.Level && one.AnchorMs == next.AnchorMs && one.Loop.SequenceEqual(next.Loop));
            }
        }, iter: 2_000);

    [Fact]
    public void A_step_lasts_until_its_position_says() =>
        Gen.Select(Input, Gen.Long[0, Hour - 1]).Sample((input, now) =>
        {
            var plan = Timeline.Plan(input, 0, Hour);
            var position = Timeline.EntryAt(plan, now)!;
            Assert.InRange(now, position.FromMs, position.ToMs - 1);
            Assert.Equal(position.Step, Timeline.EntryAt(plan, position.ToMs - 1)!.Step);
            Assert.Equal(position.Step, Timeline.EntryAt(plan, Math.Max(position.FromMs, position.Segment.FromMs))!.Step);
        }, iter: 2_000);

    [Fact]
    public void Planning_again_later_does_not_make_the_loop_jump() =>
        Gen.Select(Input, Gen.Long[0, Hour - 1], Gen.Long[0, Hour - 1]).Sample((input, a, b) =>
        {
            var (from, now) = (Math.Min(a, b), Math.Max(a, b));
            Assert.Equal(
                Timeline.EntryAt(Timeline.Plan(input, 0, Hour), now)!.Step, Timeline.EntryAt(Timeline.Plan(input, from, Hour), now)!.Step);
        }, iter: 2_000);
}
