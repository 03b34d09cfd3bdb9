using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>A person publishes the latest versions of an item in one act: of the named languages, or of all that are ready.</summary>
internal sealed class PublishItem(Publisher publisher, ContentRights rights, IContentTypes types, VersionReadiness readiness, IDbContextFactory<PortalDb> dbs)
{
    /// <param name="languages">All of these or none; <c>null</c> or empty = whichever are ready.</param>
    /// <returns>The languages published; <c>null</c> if there is no such item.</returns>
    public async Task<IReadOnlyList<string>?> RunAsync(string item, IReadOnlyList<string>? languages, PublishOrder order, Person by, CancellationToken cancel)
    {
        if (await rights.UnitOfAsync(item, cancel) is not { } unit) return null;

        var latest = await LatestAsync(item, cancel);
        var chosen = languages is { Count: > 0 } ? Named(latest, languages) : await ReadyAsync(item, latest, unit, order.Channel, by, cancel);
        await rights.DemandAsync(by, StageTable.Needed(Stage.Published, order.Channel), unit, chosen.Select(version => version.Language), cancel);
        await publisher.RunAsync(order with { Versions = [.. chosen.Select(version => version.Id)] }, by, cancel);
        return [.. chosen.Select(version => version.Language)];
    }

    private static List<ItemVersion> Named(IReadOnlyList<ItemVersion> latest, IReadOnlyList<string> languages) =>
        [.. languages.Distinct().Select(language => latest.FirstOrDefault(version => version.Language == language) ?? throw new RuleException("item.no-such-language", language))];

    private async Task<List<ItemVersion>> ReadyAsync(string item, IReadOnlyList<ItemVersion> latest, Guid unit, Channel channel, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var type = types.Find(await db.Items.Where(row => row.Id == item).Select(row => row.Type).SingleAsync(cancel))!;
        var ready = new List<ItemVersion>();
        foreach (var version in latest.Where(version => version.Stage != Stage.Archived))
            if (await readiness.RefusalAsync(type, version, channel, cancel) is null && await rights.MayAsync(by, StageTable.Needed(Stage.Published, channel), unit, version.Language, cancel)) ready.Add(version);
        return ready.Count > 0 ? ready : throw new RuleException("item.nothing-ready");
    }

    private async Task<List<ItemVersion>> LatestAsync(string item, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await (from variant in db.Variants
                      join version in db.Versions on variant.LatestVersionId equals version.Id
                      where variant.ItemId == item
                      select version).AsNoTracking().ToListAsync(cancel);
    }
}
