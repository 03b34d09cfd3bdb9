using Doingoai.Portal.Signage.Playlists;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>Arranges approved slides for one screen. Pure: same input and instant, same manifest.</summary>
internal static class ManifestCompiler
{
    public static Manifest Compile(CompilerInput input, long version, DateTimeOffset now)
    {
        var horizon = now + Manifest.Horizon;
        var playlists = Playlists(input, now);
        var windows = Windows(input, now, horizon).Concat(ShownNow(input, playlists)).Where(window => playlists.ContainsKey(window.Playlist)).ToList();
        var evergreen = input.Schedules.Where(IsEvergreen).Select(schedule => schedule.Playlist.ToString("N")).FirstOrDefault(playlists.ContainsKey);

        var used = windows.Select(window => window.Playlist).Append(evergreen).ToHashSet();
        var shown = playlists.Values.Where(playlist => used.Contains(playlist.Id)).OrderBy(playlist => playlist.Id, StringComparer.Ordinal).ToList();
        return new(
            Manifest.CurrentSchema,
            input.PortalId,
            input.Screen,
            version,
            now.ToUnixTimeMilliseconds(),
            horizon.ToUnixTimeMilliseconds(),
            [.. windows.OrderBy(window => window.FromMs).ThenByDescending(window => window.Level).ThenBy(window => window.Playlist, StringComparer.Ordinal)],
            shown,
            Media(shown, input.Media),
            evergreen,
            input.Recalls);
    }

    /// <summary>A filler without a calendar rule is what remains when nothing else may play.</summary>
    private static bool IsEvergreen(PlannedWindow schedule) => schedule.Level == Level.Filler && schedule.Rule.IsAlways;

    private static IEnumerable<ManifestWindow> Windows(CompilerInput input, DateTimeOffset now, DateTimeOffset horizon)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(input.Screen.TimeZone);
        foreach (var schedule in input.Schedules)
            foreach (var stretch in CalendarWindows.Expand(schedule.Rule, now, horizon, zone))
            {
                var from = Later(stretch.From, schedule.Since);
                var to = stretch.To < horizon ? stretch.To : horizon;
                if (from < to && to > now)
                    yield return new(
                        from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds(), schedule.Level, schedule.Playlist.ToString("N"), from.ToUnixTimeMilliseconds(), schedule.Rule.IsAlways);
            }
    }

    private static IEnumerable<ManifestWindow> ShownNow(CompilerInput input, Dictionary<string, ManifestPlaylist> playlists) =>
        from show in input.ShowNows
        let id = show.Id.ToString("N")
        where playlists.ContainsKey(id)
        let at = show.At.ToUnixTimeMilliseconds()
        select new ManifestWindow(at, show.Until.ToUnixTimeMilliseconds(), Level.Urgent, id, at, Always: false, playlists[id].Entries[0].Id);

    private static Dictionary<string, ManifestPlaylist> Playlists(CompilerInput input, DateTimeOffset now)
    {
        var lines = input.Playlists.Select(pair => (Id: pair.Key, Items: pair.Value))
            .Concat(input.ShowNows.Select(show => (show.Id, Items: Line(show))));
        return lines.Select(line => new ManifestPlaylist(line.Id.ToString("N"), [.. line.Items.SelectMany(item => Entries(item, input, now))]))
            .Where(playlist => playlist.Entries.Count > 0)
            .ToDictionary(playlist => playlist.Id);
    }

    private static IReadOnlyList<PlannedItem> Line(ShowNow show) => [new(show.Id, show.Item, null, show.Languages, show.Seconds)];

    private static IEnumerable<ManifestEntry> Entries(PlannedItem item, CompilerInput input, DateTimeOffset now)
    {
        if (item.Widget is { } widget) return input.Widgets.TryGetValue(widget, out var drawn) ? [WidgetEntry(item, drawn)] : [];

        var languages = item.Languages.Count > 0 ? item.Languages : input.Screen.Languages;
        return from language in languages
               let content = input.Content.GetValueOrDefault((item.Item!, language))
               where content is not null && !(content.Until <= now) && input.Media.ContainsKey(content.Sha256)
               select ContentEntry(item, content, now);
    }

    private static ManifestEntry WidgetEntry(PlannedItem item, PlayableWidget playable)
    {
        var (slot, widget) = (item.Id.ToString("N"), playable.Widget);
        var id = $"{slot}-{widget.Font?[..12] ?? widget.Kind}";
        return new(id, slot, EntryKind.Widget, item.Seconds * 1000, RiskClass.Evergreen, PlayLeases.Ms(RiskClass.Evergreen), playable.Approvals, Widget: widget);
    }

    private static ManifestEntry ContentEntry(PlannedItem item, PlayableContent content, DateTimeOffset now)
    {
        var slot = $"{item.Id:N}-{content.Language}";
        return new(
            $"{slot}-{content.Sha256[..12]}",
            slot,
            content.Kind,
            Math.Clamp(content.DurationMs ?? item.Seconds * 1000, 500, 3_600_000),
            content.RiskClass,
            PlayLeases.Ms(content.RiskClass),
            content.Approvals,
            content.Sha256,
            content.Item,
            content.Language,
            content.Title,
            content.From > now ? content.From.ToUnixTimeMilliseconds() : null,
            content.Until?.ToUnixTimeMilliseconds(),
            content.From.ToUnixTimeMilliseconds());
    }

    private static List<ManifestMedia> Media(IEnumerable<ManifestPlaylist> playlists, IReadOnlyDictionary<string, ManifestMedia> known) =>
    [
        .. playlists.SelectMany(playlist => playlist.Entries)
            .SelectMany(entry => new[] { entry.Sha256, entry.Widget?.Font })
            .OfType<string>().Distinct().Order(StringComparer.Ordinal)
            .Where(known.ContainsKey).Select(sha256 => known[sha256]),
    ];

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
