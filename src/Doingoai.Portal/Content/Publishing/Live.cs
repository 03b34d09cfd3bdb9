using System.Linq.Expressions;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>Answers from the publications and nothing else.</summary>
internal sealed class Live(IDbContextFactory<PortalDb> dbs, IMediaRights rights, IContentTypes types, KnownGeneration generation) : ILive
{
    private const int Most = 1000;

    public async Task<LiveVersion?> FindAsync(Channel channel, string language, string item, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await FirstAsync(db, channel, now, row => row.Language == language && row.ItemId == item, cancel);
    }

    public async Task<LiveVersion?> BySlugAsync(Channel channel, string language, string slug, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var items = db.SlugHistory.Where(past => past.Language == language && past.Slug == slug).Select(past => past.ItemId);
        return await FirstAsync(db, channel, now, row => row.Language == language && items.Contains(row.ItemId), cancel);
    }

    public async Task<bool> WasAtAsync(Channel channel, string language, string slug, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await (from past in db.SlugHistory
                      join publication in db.Publications on past.ItemId equals publication.ItemId
                      where past.Language == language && past.Slug == slug && publication.Language == language && publication.Channel == channel
                          && publication.From <= now && (publication.EndedAt == null || publication.EndedAt > publication.From)
                      select past).AnyAsync(cancel);
    }

    public async Task<IReadOnlyList<LiveVersion>> ListAsync(Channel channel, string language, DateTimeOffset now, LiveFilter filter, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await LiveRow.Query(db, channel, now, row => row.Language == language)
            .Where(row => (filter.Section == null || row.Version.SectionKey == filter.Section) && (filter.Type == null || row.Item.Type == filter.Type))
            .Where(row => (filter.Since == null || row.Publication.FirstPublished >= filter.Since) && (filter.Before == null || row.Publication.FirstPublished < filter.Before))
            .OrderByDescending(row => row.Publication.FirstPublished).ThenByDescending(row => row.Publication.ItemId)
            .Skip(Math.Max(filter.Skip, 0)).Take(Math.Clamp(filter.Take, 0, Most))
            .ToListAsync(cancel);
        return await ShownAsync(channel, rows, now, cancel);
    }

    public async Task<IReadOnlyList<LiveVersion>> AllLanguagesAsync(Channel channel, string item, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await LiveRow.Query(db, channel, now, row => row.ItemId == item).ToListAsync(cancel);
        return await ShownAsync(channel, rows, now, cancel);
    }

    public async Task<IReadOnlyList<LiveVersion>> FindAllAsync(
        Channel channel, string language, IReadOnlyCollection<string> items, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await LiveRow.Query(db, channel, now, row => row.Language == language && items.Contains(row.ItemId)).ToListAsync(cancel);
        return [.. rows.Select(row => row.ToLive())];
    }

    public async Task<IReadOnlyList<LiveKey>> KeysAsync(Channel channel, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Publications.Where(row => row.Channel == channel).Where(Publication.LiveAt(now))
            .Select(row => new LiveKey(row.ItemId, row.Language, row.Id)).ToListAsync(cancel);
    }

    public async Task<IReadOnlySet<string>> MediaAsync(Channel channel, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var hashes = from publication in db.Publications.Where(row => row.Channel == channel).Where(Publication.LiveAt(now))
                     join media in db.VersionMedia on publication.VersionId equals media.VersionId
                     select media.Sha256;
        var ends = await rights.EndsAsync(cancel);
        return (await hashes.Distinct().ToListAsync(cancel)).Where(sha256 => !ends.HasEnded(sha256, now)).ToHashSet();
    }

    public async Task<DateTimeOffset?> NextTransitionAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var open = db.Publications.Where(Publication.OpenAt(now));
        DateTimeOffset?[] next =
        [
            await open.Where(row => row.From > now).OrderBy(row => row.From).Select(row => (DateTimeOffset?)row.From).FirstOrDefaultAsync(cancel),
            await open.Where(row => row.Until != null).OrderBy(row => row.Until).Select(row => row.Until).FirstOrDefaultAsync(cancel),
            await open.Where(row => row.EndedAt != null).OrderBy(row => row.EndedAt).Select(row => row.EndedAt).FirstOrDefaultAsync(cancel),
            (await rights.EndsAsync(cancel)).Values.Where(end => end > now).Select(end => (DateTimeOffset?)end).Min(),
        ];
        return next.Min();
    }

    public Task<long> GenerationAsync(CancellationToken cancel) => generation.GetAsync(ReadGenerationAsync, cancel);

    private async Task<long> ReadGenerationAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.SiteGeneration.Where(row => row.Id == SiteGeneration.TheOne).Select(row => row.Number).SingleAsync(cancel);
    }

    public Task<IReadOnlyList<LiveAddress>> AddressesAsync(Channel channel, DateTimeOffset now, CancellationToken cancel) => AddressesAsync(channel, now, _ => true, cancel);

    public Task<IReadOnlyList<LiveAddress>> AddressesOfAsync(Channel channel, string item, DateTimeOffset now, CancellationToken cancel) =>
        AddressesAsync(channel, now, row => row.ItemId == item, cancel);

    public async Task<bool> WasLiveAsync(Channel channel, string language, string item, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Publications.AnyAsync(
            row => row.ItemId == item && row.Language == language && row.Channel == channel && row.From <= now && (row.EndedAt == null || row.EndedAt > row.From), cancel);
    }

    public async Task<string?> LegacyItemAsync(int number, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Items.Where(row => row.LegacyNumber == number).Select(row => row.Id).FirstOrDefaultAsync(cancel);
    }

    private async Task<IReadOnlyList<LiveAddress>> AddressesAsync(Channel channel, DateTimeOffset now, Expression<Func<Publication, bool>> which, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await LiveRow.Query(db, channel, now, which)
            .OrderByDescending(row => row.Publication.FirstPublished).ThenByDescending(row => row.Publication.ItemId)
            .Select(row => new LiveAddress(
                row.Item.Id, row.Publication.Language, row.Item.Type, row.Version.Title, row.Publication.Slug, row.Version.SectionKey, row.Publication.From, row.Publication.FirstPublished))
            .ToListAsync(cancel);
    }

    private async Task<LiveVersion?> FirstAsync(PortalDb db, Channel channel, DateTimeOffset now, Expression<Func<Publication, bool>> which, CancellationToken cancel) =>
        await LiveRow.Query(db, channel, now, which).SingleOrDefaultAsync(cancel) is { } row ? (await ShownAsync(channel, [row], now, cancel)).SingleOrDefault() : null;

    /// <summary>A slide ends with the licence of what it shows. A page only leaves the picture out.</summary>
    private async Task<IReadOnlyList<LiveVersion>> ShownAsync(Channel channel, IReadOnlyList<LiveRow> rows, DateTimeOffset now, CancellationToken cancel)
    {
        var versions = rows.Select(row => row.ToLive());
        if (channel != Channel.Screens || await rights.EndsAsync(cancel) is not { Count: > 0 } ends) return [.. versions];
        return [.. versions.Select(version => version.EndingWith(types.Find(version.Type), ends)).Where(version => !(version.Until <= now))];
    }
}
