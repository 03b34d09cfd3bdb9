using System.Globalization;
using Doingoai.Portal.Content;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Signage.Playlists;

/// <summary>Puts many items at the end of a playlist in one change, so that screens get one new manifest.</summary>
internal sealed class AddToPlaylist(IDbContextFactory<PortalDb> dbs, ILive live, IAccess access, ScreenRights rights, IStringLocalizer<Texts> texts, TimeProvider time, EventBus events) : IItemCollections
{
    private const int Seconds = 10;

    public string AddLabel => texts["AddToPlaylist"];

    public string ChooseLabel => texts["ChoosePlaylist"];

    public string Icon => "playlist_add";

    public async Task<IReadOnlyList<ItemCollection>> OfAsync(Person by, CancellationToken cancel)
    {
        if (!await access.MayAsync(by.Id, Permission.ArrangeScreens, cancel: cancel)) return [];
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var playlists = await db.Playlists.AsNoTracking().Where(row => row.EndedAt == null).OrderBy(row => row.Id).ToListAsync(cancel);
        return [.. playlists.Select(row => new ItemCollection($"{row.Id:N}", row.Names.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)))];
    }

    public async Task<IReadOnlyDictionary<string, RuleException>> AddAsync(string collection, IReadOnlyList<string> items, Person by, CancellationToken cancel)
    {
        await rights.DemandAsync(by, Permission.ArrangeScreens, cluster: null, cancel);
        var shown = (await live.KeysAsync(Channel.Screens, time.GetUtcNow(), cancel)).Select(key => key.Item).ToHashSet();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var playlist = Guid.TryParse(collection, out var id) ? await db.Playlists.Include(row => row.Items).FirstOrDefaultAsync(row => row.Id == id && row.EndedAt == null, cancel) : null;
        if (playlist is null) throw new RuleException("schedule.unknown-playlist");

        List<PlannedItem> plan = [.. playlist.Items.OrderBy(line => line.Order).Select(line => line.Plan)];
        var (before, refused) = (plan.Count, new Dictionary<string, RuleException>());
        foreach (var item in items.Distinct())
        {
            if (Refusal(item, plan, shown) is { } rule) refused[item] = rule;
            else plan.Add(new(Guid.CreateVersion7(time.GetUtcNow()), item, null, [], Seconds));
        }

        if (plan.Count == before) return refused;
        playlist.Arrange(plan, playlist.Revision);
        await db.SaveChangesAsync(cancel);
        events.Raise(new ArrangementChanged());
        return refused;
    }

    private static RuleException? Refusal(string item, List<PlannedItem> plan, HashSet<string> shown) =>
        plan.Exists(line => line.Item == item) ? new("playlist.has-it")
        : !shown.Contains(item) ? new("playlist.not-on-screens")
        : plan.Count >= Playlist.MostItems ? new("playlist.too-long", Playlist.MostItems)
        : null;
}
