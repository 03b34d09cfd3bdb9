using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>Takes an item off every channel, at once and with all that was planned.</summary>
internal sealed class Recaller(IDbContextFactory<PortalDb> dbs, TimeProvider time, EventBus events, IActor actor)
{
    /// <param name="language"><c>null</c> = all.</param>
    public async Task RunAsync(string item, string? language, Person by, CancellationToken cancel)
    {
        using var acting = actor.Be(by);
        using var doing = actor.Do("item.recall");
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginPublicationChangeAsync(cancel);
        var now = time.GetUtcNow();
        var publications = await db.Publications.Where(row => row.ItemId == item && (language == null || row.Language == language)).ToListAsync(cancel);
        var open = publications.Where(row => row.IsOpenAt(now)).ToList();
        new PublicationLine(open).Recall(by, now);
        await db.ArchiveUnseenAsync([.. open.Select(row => row.VersionId)], now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);

        if (open.Count > 0) events.Raise(new ItemRecalled(item, language, now));
        foreach (var line in open.Select(row => new PublicationChanged(row.ItemId, row.Language, row.Channel)).Distinct()) events.Raise(line);
    }
}
