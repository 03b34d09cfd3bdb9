using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Items;

/// <summary>The items that show an asset, in their latest form or in one that is public, and where those items play.</summary>
internal sealed class ItemsWithMedia(IDbContextFactory<PortalDb> dbs, IEnumerable<IContentUsage> usages, TimeProvider time, IStringLocalizer<Texts> texts) : IMediaUsage
{
    private const int Most = 100;

    public async Task<IReadOnlyList<MediaUse>> FindAsync(string sha256, CancellationToken cancel)
    {
        var uses = new List<MediaUse>();
        var items = await ItemsAsync(sha256, cancel);
        foreach (var (id, title, isLive) in items) uses.Add(new(title, $"/admin/items/{id}", texts[isLive ? "UseLive" : "UseDraft"]));

        var places = new HashSet<Usage>();
        foreach (var item in items)
            foreach (var usage in usages) places.UnionWith(await usage.FindAsync(item.Id, cancel));
        return [.. uses, .. places.Select(place => new MediaUse(place.Name, place.Href, texts[$"Use{place.Kind}"]))];
    }

    private async Task<List<(string Id, string Title, bool IsLive)>> ItemsAsync(string sha256, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var (variants, versions) = (db.Variants, db.Versions); // outside of the query: it looks through no extension property
        var open = db.Publications.Where(Publication.OpenAt(time.GetUtcNow()));
        var rows = await (from media in db.VersionMedia
                          where media.Sha256 == sha256
                          join version in versions on media.VersionId equals version.Id
                          let isLive = open.Any(row => row.VersionId == version.Id)
                          where isLive || variants.Any(variant => variant.LatestVersionId == version.Id)
                          orderby version.SavedAt descending
                          select new { version.ItemId, version.Title, version.Language, isLive }).Take(Most * 3).ToListAsync(cancel);
        return [.. rows.GroupBy(row => row.ItemId).Take(Most).Select(same => (
            same.Key, same.OrderBy(row => row.Language == Platform.Languages.Vietnamese ? 0 : 1).Select(row => row.Title).FirstOrDefault(title => title.Length > 0) ?? same.Key, same.Any(row => row.isLive)))];
    }
}
