using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>
/// Publishes versions: all that is ordered or nothing, in one transaction together with what other modules add (approvals).
/// Asks no permission: the verbs do that for persons, recipes need none. The four-eyes rule holds for all.
/// </summary>
internal sealed class Publisher(IDbContextFactory<PortalDb> dbs, IContentTypes types, VersionReadiness readiness, IServiceScopeFactory scopes, TimeProvider time, EventBus events, IActor actor)
{
    public Task RunAsync(PublishOrder order, Person by, CancellationToken cancel) => RunAllAsync([order], by, cancel);

    /// <summary>One act on several channels.</summary>
    public async Task RunAllAsync(IReadOnlyList<PublishOrder> orders, Person by, CancellationToken cancel)
    {
        using var acting = actor.Be(by);
        using var doing = actor.Do("version.publish");
        var prepared = new List<PreparedVersion>();
        foreach (var order in orders) prepared.AddRange(await PrepareAsync(order, PublicationSpan.Beginning(time.GetUtcNow(), order.From, order.Until), by, cancel));

        await using var db = await dbs.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginPublicationChangeAsync(cancel);
        var now = time.GetUtcNow(); // after the lock: the order of instants is the order of changes
        var changes = new List<PublicationChanged>();
        foreach (var one in prepared)
        {
            var span = PublicationSpan.Beginning(now, one.Order.From, one.Order.Until);
            var step = await PublishStep.LoadAsync(db, one.Draft, cancel);
            if (step.IsDone(span, now)) continue;
            changes.AddRange(await step.ApplyAsync(span, by, now, cancel));
            foreach (var part in one.Parts) part.AddTo(db);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        foreach (var change in changes) events.Raise(change);
    }

    /// <summary>Everything slow or likely to refuse happens before the transaction: versions do not change.</summary>
    private async Task<List<PreparedVersion>> PrepareAsync(PublishOrder order, PublicationSpan span, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await (from version in db.Versions.AsNoTracking()
                          join item in db.Items.AsNoTracking() on version.ItemId equals item.Id
                          where order.Versions.Contains(version.Id)
                          select new { version, item }).ToListAsync(cancel);

        foreach (var row in rows)
        {
            row.version.DemandPublishable(order.Channel, by);
            var type = types.Find(row.item.Type) ?? throw new RuleException("item.unknown-type", row.item.Type);
            if (await readiness.RefusalAsync(type, row.version, order.Channel, cancel) is { } refusal) throw refusal;
        }

        await using var scope = scopes.CreateAsyncScope();
        var prepared = new List<PreparedVersion>();
        foreach (var row in rows)
        {
            var draft = new PublicationDraft(
                Guid.CreateVersion7(span.From), row.item.Id, row.version.Id, row.version.Language, order.Channel, row.item.RiskClass, span.From, span.Until, order.SlidesSeen);
            var parts = new List<IPreparedPublication>();
            foreach (var part in scope.ServiceProvider.GetServices<IPublicationPart>()) parts.Add(await part.PrepareAsync(draft, by, cancel));
            prepared.Add(new(order, draft, parts));
        }

        return prepared;
    }

    private sealed record PreparedVersion(PublishOrder Order, PublicationDraft Draft, IReadOnlyList<IPreparedPublication> Parts);
}
