using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Items;

/// <summary>Reads an item for those who edit it.</summary>
internal sealed class ItemReader(IDbContextFactory<PortalDb> dbs, TimeProvider time)
{
    public async Task<ItemState?> FindAsync(string id, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Items.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } item) return null;

        var latest = await (from variant in db.Variants
                            join version in db.Versions on variant.LatestVersionId equals version.Id
                            where variant.ItemId == id
                            select new { version, variant.StaleFields }).AsNoTracking().ToListAsync(cancel);
        var now = time.GetUtcNow();
        var open = await db.Publications.AsNoTracking().Where(row => row.ItemId == id).Where(Publication.OpenAt(now)).ToListAsync(cancel);
        return new(item, latest.ToDictionary(row => row.version.Language, row =>
            new LanguageStatus(row.version, [.. open.Where(one => one.Language == row.version.Language)], now) { Stale = row.StaleFields?.Split(' ') ?? [] }));
    }

    /// <summary>All versions of an item, newest first.</summary>
    public async Task<IReadOnlyList<VersionLine>> HistoryAsync(string id, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var versions = await db.Versions.AsNoTracking().Where(row => row.ItemId == id).OrderByDescending(row => row.SavedAt).ThenBy(row => row.Language).Take(200).ToListAsync(cancel);
        var publications = await db.Publications.AsNoTracking().Where(row => row.ItemId == id).OrderByDescending(row => row.PublishedAt).ToListAsync(cancel);
        var order = Languages.All.ToList();
        return [.. versions.OrderByDescending(version => version.SavedAt).ThenBy(version => order.IndexOf(version.Language)).Select(version => new VersionLine(version, [.. publications.Where(row => row.VersionId == version.Id)]))];
    }
}

/// <summary>An item and where each of its languages stands.</summary>
internal sealed record ItemState(Item Item, IReadOnlyDictionary<string, LanguageStatus> Languages)
{
    /// <summary>For lists: the Vietnamese title, else any.</summary>
    public string Title => Platform.Languages.All.Select(language => Languages.GetValueOrDefault(language)?.Latest.Title).FirstOrDefault(title => !string.IsNullOrEmpty(title)) ?? Item.Id;

    /// <summary>The latest version of the source language, if it is written.</summary>
    public string? SourceVersion => Languages.GetValueOrDefault(Item.SourceLanguage)?.Latest.Id;

    public IReadOnlyList<string> StaleFields(string language) => Languages.GetValueOrDefault(language)?.Stale ?? [];

    public LanguageState StateOf(string language) => Languages.TryGetValue(language, out var status) ? status.State : LanguageState.Missing;
}

/// <summary>A version with what was published of it.</summary>
internal sealed record VersionLine(ItemVersion Version, IReadOnlyList<Publication> Publications);
