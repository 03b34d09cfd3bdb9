using Doingoai.Portal.Content;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Approvals;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Signage.Slides;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Portal.Signage.Widgets;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>Reads what the compiler needs: arrangement from this module, content only through <see cref="ILive"/>.</summary>
internal sealed class ManifestInputs(ILive live, IMediaLibrary library, IBlobStore blobs, WidgetCatalog widgets, WidgetFonts fonts, RecallLists recalls, ITrust trust)
{
    private const int Few = 3;
    private const int Most = 500;

    public async Task<IReadOnlyList<CompilerInput>> LoadAsync(PortalDb db, IReadOnlyList<PlacedScreen> screens, DateTimeOffset now, CancellationToken cancel)
    {
        var schedules = await db.Schedules.AsNoTracking().Where(row => row.EndedAt == null || row.EndedAt > now).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync(cancel);
        var playlists = await db.Playlists.AsNoTracking().Include(row => row.Items).Where(row => row.EndedAt == null).ToDictionaryAsync(row => row.Id, cancel);
        var shows = await db.ShowNows.AsNoTracking().Where(row => row.Until > now).OrderBy(row => row.At).ToListAsync(cancel);
        var lines = playlists.ToDictionary(pair => pair.Key, pair => Lines(pair.Value));
        var arranged = Arrange(screens, schedules, lines, shows.ToLookup(show => show.ScreenId));

        var items = arranged.SelectMany(one => one.Items).Select(item => item.Item).OfType<string>().ToHashSet();
        var versions = await LiveAsync(items, now, cancel);
        var approvals = await ApprovalsAsync(db, versions, now, cancel);
        var drawn = await WidgetsAsync(cancel);
        var recalled = await recalls.AllAsync(now, cancel);

        // What differs only by class is put together once per class: a fleet has thousands of screens and a handful of classes.
        var classes = new Dictionary<string, (Dictionary<(string, string), PlayableContent> Content, Dictionary<string, ManifestMedia> Media)>();
        foreach (var kind in arranged.Select(one => one.Screen.Manifest.Class).Distinct())
        {
            var content = await PlayableAsync(kind, versions, approvals, cancel);
            classes[kind] = (content, await MediaAsync(content.Values, approvals, drawn.Values.Select(one => one.Widget), cancel));
        }

        return
        [
            .. from one in arranged
               let kind = classes[one.Screen.Manifest.Class]
               select new CompilerInput(trust.PortalId, one.Screen.Manifest, one.Schedules, one.Shows, one.Playlists, kind.Content, drawn, kind.Media, recalled),
        ];
    }

    private static List<Arranged> Arrange(
        IReadOnlyList<PlacedScreen> screens, List<Schedule> schedules, Dictionary<Guid, IReadOnlyList<PlannedItem>> playlists, ILookup<Guid, ShowNow> shows) =>
        [.. screens.Select(screen => Arrange(screen, schedules, playlists, [.. shows[screen.Manifest.Id]]))];

    private static Arranged Arrange(PlacedScreen screen, List<Schedule> schedules, Dictionary<Guid, IReadOnlyList<PlannedItem>> playlists, IReadOnlyList<ShowNow> shows)
    {
        var mine = schedules.Where(schedule => schedule.Target.Covers(screen.Cluster, screen.Manifest.Id) && playlists.ContainsKey(schedule.PlaylistId)).ToList();
        return new(
            screen,
            [.. mine.Select(schedule => new PlannedWindow(schedule.PlaylistId, schedule.Level, schedule.Rule, schedule.CreatedAt))],
            shows,
            mine.Select(schedule => schedule.PlaylistId).Distinct().ToDictionary(id => id, id => playlists[id]));
    }

    private static IReadOnlyList<PlannedItem> Lines(Playlist playlist) => [.. playlist.Items.OrderBy(item => item.Order).Select(item => item.Plan)];

    private async Task<List<LiveVersion>> LiveAsync(HashSet<string> items, DateTimeOffset now, CancellationToken cancel)
    {
        var versions = new List<LiveVersion>();
        if (items.Count > Few && await AllLiveAsync(now, cancel) is { } all) return all.FindAll(version => items.Contains(version.Item));

        foreach (var item in items) versions.AddRange(await live.AllLanguagesAsync(Channel.Screens, item, now, cancel));
        return versions;
    }

    // Three questions instead of one per item; null if there is more than one answer holds.
    private async Task<List<LiveVersion>?> AllLiveAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var versions = new List<LiveVersion>();
        foreach (var language in Languages.All)
        {
            var page = await live.ListAsync(Channel.Screens, language, now, new LiveFilter(Take: Most), cancel);
            if (page.Count >= Most) return null;
            versions.AddRange(page);
        }

        return versions;
    }

    private static async Task<ILookup<Guid, StoredApproval>> ApprovalsAsync(PortalDb db, List<LiveVersion> versions, DateTimeOffset now, CancellationToken cancel)
    {
        var publications = versions.Select(version => version.PublicationId).ToList();
        var rows = await db.Approvals.AsNoTracking().Where(row => publications.Contains(row.PublicationId) && row.ValidUntil > now).OrderBy(row => row.Id).ToListAsync(cancel);
        return rows.ToLookup(row => row.PublicationId);
    }

    private async Task<Dictionary<string, PlayableWidget>> WidgetsAsync(CancellationToken cancel)
    {
        var drawn = new Dictionary<string, PlayableWidget>();
        foreach (var widget in widgets.All)
        {
            var font = widget.Font is { } file ? await fonts.FindAsync(file, cancel) : null;
            drawn[widget.Key] = new(widget.With(font?.Sha256), font is null ? [] : [font.Approval]);
        }

        return drawn;
    }

    private async Task<Dictionary<(string, string), PlayableContent>> PlayableAsync(
        string screenClass, List<LiveVersion> versions, ILookup<Guid, StoredApproval> approvals, CancellationToken cancel)
    {
        var content = new Dictionary<(string, string), PlayableContent>();
        foreach (var version in versions)
        {
            var mine = approvals[version.PublicationId].Where(row => row.ScreenClass == screenClass || row.ScreenClass == SlideProjection.AnyClass).ToList();
            if (mine is not [var first, ..]) continue;

            var isVideo = first.ContentType.StartsWith("video/", StringComparison.Ordinal);
            var duration = isVideo ? (int?)(await library.FindAsync(first.SlideSha256, cancel))?.DurationMs : null;
            content[(version.Item, version.Language)] = new(
                version.Item, version.Language, version.Title, isVideo ? EntryKind.Video : EntryKind.Slide, first.SlideSha256, duration,
                version.RiskClass, [.. mine.Where(row => row.SlideSha256 == first.SlideSha256).Select(row => row.Signed)], version.From, version.Until);
        }

        return content;
    }

    private async Task<Dictionary<string, ManifestMedia>> MediaAsync(
        IEnumerable<PlayableContent> content, ILookup<Guid, StoredApproval> approvals, IEnumerable<ManifestWidget> drawn, CancellationToken cancel)
    {
        var types = approvals.SelectMany(rows => rows).DistinctBy(row => row.SlideSha256).ToDictionary(row => row.SlideSha256, row => row.ContentType);
        var wanted = content.Select(one => (one.Sha256, Type: types[one.Sha256]))
            .Concat(drawn.Where(widget => widget.Font is not null).Select(widget => (Sha256: widget.Font!, Type: WidgetFonts.ContentType)));
        var media = new Dictionary<string, ManifestMedia>();
        foreach (var (sha256, type) in wanted)
            if (!media.ContainsKey(sha256) && await blobs.FindAsync(sha256, cancel) is { } blob)
                media[sha256] = new(sha256, blob.Size, type, Routes.Media(sha256), blob.Chunks);
        return media;
    }

    private sealed record Arranged(
        PlacedScreen Screen, IReadOnlyList<PlannedWindow> Schedules, IReadOnlyList<ShowNow> Shows, IReadOnlyDictionary<Guid, IReadOnlyList<PlannedItem>> Playlists)
    {
        public IEnumerable<PlannedItem> Items => Playlists.Values.SelectMany(lines => lines).Concat(Shows.Select(show => new PlannedItem(show.Id, show.Item, null, show.Languages, show.Seconds)));
    }
}
