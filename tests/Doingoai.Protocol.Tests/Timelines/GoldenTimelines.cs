using System.Text.Json;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Timelines;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Tests.Timelines;

/// <summary>
/// Cases kept as JSON in tests/golden/timeline, read here and by the renderer's tests: the plan must come out as written, and
/// both ends must find the same entry in it. After a deliberate change run once with GOLDEN=write and read the difference.
/// </summary>
public sealed class GoldenTimelines
{
    public sealed record Case(string Name, TimelineInput Input, long FromMs, long ToMs, Plan Plan, IReadOnlyList<Moment> Moments);

    public sealed record Moment(long Ms, long StepFromMs, long StepToMs, string? Entry = null);

    private static readonly string Folder = Path.Combine(Root(), "tests", "golden", "timeline");

    private static readonly JsonSerializerOptions Pretty = new(ProtocolJson.Options) { WriteIndented = true };

    public static TheoryData<string> Names => [.. Cases().Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_plan_is_the_one_on_file(string name)
    {
        var expected = Cases().Single(c => c.Name == name);
        var file = Path.Combine(Folder, $"{name}.json");
        var text = JsonSerializer.Serialize(expected, Pretty) + "\n";
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write") File.WriteAllText(file, text);

        Assert.Equal(File.ReadAllText(file), text);
        var read = JsonSerializer.Deserialize<Case>(text, ProtocolJson.Options)!;
        Assert.Equal(
            ProtocolJson.ToElement(read.Plan).GetRawText(), ProtocolJson.ToElement(Timeline.Plan(read.Input, read.FromMs, read.ToMs)).GetRawText());
    }

    [Fact]
    public void Every_file_has_its_case() => Assert.Equal(
        Cases().Select(c => c.Name).Order(), Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order());

    private static IEnumerable<Case> Cases()
    {
        const long noon = 1_795_000_000_000;
        var manifest = An.Manifest([], []);
        var (a, b, c) = (An.Entry("a"), An.Entry("b", 5_000), An.Entry("c", 7_500));

        yield return Of("empty-is-calm", An.Input(manifest), noon, noon + 60_000);
        yield return Of("loop-from-anchor", An.Input(An.Manifest([Open("p", anchor: noon - 13_000)], [An.Playlist("p", a, b, c)])), noon, noon + 120_000);
        yield return Of(
            "emergency-outranks-for-a-while",
            An.Input(An.Manifest(
                [Open("p"), An.Window("now", Level.Emergency, noon + 20_000, noon + 50_000, noon + 20_000) with { StartEntry = "c" }],
                [An.Playlist("p", a, b), An.Playlist("now", c)], evergreen: "p")),
            noon, noon + 120_000);
        yield return Of(
            "previous-while-media-on-the-way",
            An.Input(An.Manifest([Open("p")], [An.Playlist("p", a, An.Entry("b2", 5_000, "b"))]), b).Without("b2"), noon, noon + 60_000);
        yield return Of(
            "lease-ends-evergreen-takes-over",
            An.Input(An.Manifest([Open("p")], [An.Playlist("p", a with { LeaseMs = 40_000 }), An.Playlist("e", b)], evergreen: "e")) with { LastContactMs = noon - 10_000 },
            noon, noon + 90_000);
        yield return Of(
            "unproven-time-plays-only-what-needs-no-clock",
            An.Input(An.Manifest(
                [Open("p") with { Always = true }, Open("timed", Level.Urgent)],
                [An.Playlist("p", a, b with { NotAfterMs = noon + 9_000_000 }), An.Playlist("timed", c)])) with
            { TimeProven = false },
            noon, noon + 60_000);
        yield return Of(
            "show-now-begins-when-media-arrive",
            Arrived(An.Input(An.Manifest([Open("p"), Open("now", anchor: noon) with { StartEntry = "c" }], [An.Playlist("p", a, b), An.Playlist("now", c)])), "sha-c", noon + 1_250),
            noon + 1_250, noon + 60_000);
        yield return Of(
            "across-daily-windows",
            An.Input(An.Manifest(
                [Open("p", Level.Filler), An.Window("q", Level.Normal, noon + 30_000, noon + 60_000), An.Window("q", Level.Normal, noon + 90_000, noon + 120_000)],
                [An.Playlist("p", a), An.Playlist("q", b, c with { NotBeforeMs = noon + 100_000 })])),
            noon, noon + 150_000);

        static ManifestWindow Open(string playlist, Level level = Level.Normal, long anchor = 0) => An.Window(playlist, level, 0, noon * 2, anchor);
    }

    private static TimelineInput Arrived(TimelineInput input, string sha256, long at) => input with
    {
        AvailableSinceMs = new Dictionary<string, long>(input.AvailableSinceMs) { [sha256] = at },
    };

    private static Case Of(string name, TimelineInput input, long from, long to)
    {
        input = input with { LastContactMs = input.LastContactMs == 0 ? from : input.LastContactMs };
        var plan = Timeline.Plan(input, from, to);
        var instants = plan.Segments.SelectMany(s => (long[])[s.FromMs, (s.FromMs + s.ToMs) / 2, s.ToMs - 1]).Concat([from + 12_345, from + 47_999]);
        var moments = from ms in instants.Where(ms => ms < plan.ToMs).Distinct().Order()
                      let at = Timeline.EntryAt(plan, ms)!
                      select new Moment(ms, at.FromMs, at.ToMs, at.Step?.Entry);
        return new(name, input, from, to, plan, [.. moments]);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "DoingoaiPortal.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
