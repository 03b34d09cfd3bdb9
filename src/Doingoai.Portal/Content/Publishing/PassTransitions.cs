using Doingoai.Portal.Media;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>
/// Counts planned beginnings and ends, also of licences, once they have passed: raises the generation, archives what lapsed, tells the others.
/// What is live does not depend on it; <see cref="ILive"/> compares with the clock itself.
/// </summary>
internal sealed class PassTransitions(IDbContextFactory<PortalDb> dbs, IMediaRights rights, TimeProvider time, EventBus events)
{
    /// <summary>True if anything passed.</summary>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var since = await db.SiteGeneration.Where(row => row.Id == SiteGeneration.TheOne).Select(row => row.PassedThrough).SingleAsync(cancel);
        var licences = (await rights.EndsAsync(cancel)).Values.Any(end => end > since && end <= now);
        if (!licences && !await Passed(db, since, now).AnyAsync(cancel)) return false;

        await using var transaction = await db.BeginPublicationChangeAsync(cancel);
        var passed = await Passed(db, since, now).ToListAsync(cancel);
        await db.ArchiveUnseenAsync([.. passed.Select(row => row.VersionId)], now, cancel);
        await db.SaveChangesAsync(cancel);
        await db.SiteGeneration.Where(row => row.Id == SiteGeneration.TheOne).ExecuteUpdateAsync(set => set.SetProperty(row => row.PassedThrough, now), cancel);
        await transaction.CommitAsync(cancel);

        foreach (var line in passed.Select(row => new PublicationChanged(row.ItemId, row.Language, row.Channel)).Distinct()) events.Raise(line);
        return true;
    }

    /// <summary>Began by plan, reached their until, or gave way to a later one, in (since, now].</summary>
    private static IQueryable<Publication> Passed(PortalDb db, DateTimeOffset since, DateTimeOffset now)
    {
        var publications = db.Publications;
        return publications.Where(row =>
            (row.From > since && row.From <= now && row.From > row.PublishedAt)
            || (row.Until > since && row.Until <= now && (row.EndedAt == null || row.EndedAt > row.Until))
            || (row.EndedAt > since && row.EndedAt <= now && row.EndReason == EndReason.Replaced && row.EndedAt > row.From && publications.Any(next =>
                next.ItemId == row.ItemId && next.Language == row.Language && next.Channel == row.Channel && next.From == row.EndedAt && next.From > next.PublishedAt)));
    }
}
