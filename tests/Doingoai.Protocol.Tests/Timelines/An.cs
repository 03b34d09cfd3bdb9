using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Timelines;
using Doingoai.Protocol.Trust;

namespace Doingoai.Protocol.Tests.Timelines;

/// <summary>Tiny builders: a manifest with one open window whose media are on disk, unless the test says otherwise.</summary>
internal static class An
{
    public const long Day = 86_400_000;

    public static readonly ManifestScreen Screen = new(
        Guid.Parse("0198a3f0-0000-7000-8000-0000000000aa"), "Gate", "led", "HDMI-1", 0, 0, 1920, 1080, 0, "Asia/Ho_Chi_Minh", ["vi", "en", "zh"]);

    public static ManifestEntry Entry(string id, int ms = 10_000, string? slot = null) =>
        new(id, slot ?? id, EntryKind.Slide, ms, RiskClass.Normal, 400 * Day, [], Sha256: $"sha-{id}", Item: $"item-{id}", Language: "vi");

    public static ManifestWindow Window(string playlist, Level level = Level.Normal, long from = 0, long to = Day, long anchor = 0) =>
        new(from, to, level, playlist, anchor);

    public static ManifestPlaylist Playlist(string id, params ManifestEntry[] entries) => new(id, entries);

    public static Manifest Manifest(IReadOnlyList<ManifestWindow> windows, IReadOnlyList<ManifestPlaylist> playlists, string? evergreen = null) =>
        new(Doingoai.Protocol.Manifests.Manifest.CurrentSchema, "portal-1", Screen, 7, 0, 35 * Day, windows, playlists, [], evergreen, []);

    /// <summary>Everything in <paramref name="manifest"/> is on disk, approved and in contact.</summary>
    public static TimelineInput Input(Manifest manifest, params ManifestEntry[] before) => new(
        manifest,
        before.ToDictionary(e => e.Slot),
        manifest.Playlists.SelectMany(p => p.Entries).Concat(before).Where(e => e.Sha256 is not null).Select(e => e.Sha256!).Distinct().ToDictionary(s => s, _ => 0L),
        [],
        LastContactMs: 0,
        TimeProven: true,
        new HashSet<string>());

    public static TimelineInput Without(this TimelineInput input, params string[] ids) => input with
    {
        AvailableSinceMs = input.AvailableSinceMs.Where(m => !ids.Contains(m.Key["sha-".Length..])).ToDictionary(),
    };

    public static IEnumerable<string> Ids(this PlanSegment segment) => segment.Loop.Select(s => s.Entry);
}
