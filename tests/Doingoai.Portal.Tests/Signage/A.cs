using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Signage;

/// <summary>Small things to test with.</summary>
internal static class A
{
    /// <summary>9:00 on a Monday in Vietnam.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    public static readonly Guid Playlist = Guid.Parse("aaaaaaaa-0000-7000-8000-000000000001");

    public static ManifestScreen Screen(params string[] languages) => new(
        Guid.Parse("bbbbbbbb-0000-7000-8000-000000000001"), "LED", "led", "out-1", 0, 0, 1920, 1080, 0, "Asia/Ho_Chi_Minh", languages.Length > 0 ? languages : ["vi", "zh", "en"]);

    public static string Hash(int seed) => seed.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);

    public static PlannedItem Line(string item, int seconds = 10, params string[] languages) => new(Guid.CreateVersion7(Now), item, null, languages, seconds);

    public static PlannedItem Clock() => new(Guid.CreateVersion7(Now), null, "clock", [], 8);

    public static PlayableContent Content(string item, string language = "vi", int hash = 1, RiskClass risk = RiskClass.Normal) =>
        new(item, language, $"{item} {language}", EntryKind.Slide, Hash(hash), null, risk, [new(ApprovalKind.Portal, "signed")], Now.AddHours(-1), null);

    public static PlannedWindow Window(Level level = Level.Normal, CalendarRule? rule = null, Guid? playlist = null) =>
        new(playlist ?? Playlist, level, rule ?? CalendarRule.Always, Now.AddDays(-1));

    public static CompilerInput Input(IReadOnlyList<PlannedItem> lines, params PlayableContent[] content) => new(
        "portal-test",
        Screen(),
        [Window()],
        [],
        new Dictionary<Guid, IReadOnlyList<PlannedItem>> { [Playlist] = lines },
        content.ToDictionary(one => (one.Item, one.Language)),
        new Dictionary<string, PlayableWidget> { ["clock"] = new(new("clock"), []) },
        content.Select(one => one.Sha256).Distinct().ToDictionary(sha256 => sha256, sha256 => new ManifestMedia(sha256, 5, "image/png", Routes.Media(sha256), [Hash(99)])),
        []);
}
