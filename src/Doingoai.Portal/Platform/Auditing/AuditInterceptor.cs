using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Doingoai.Portal.Platform.Auditing;

/// <summary>Adds an entry for every audited change to the very save that makes it: both are written, or neither.</summary>
internal sealed class AuditInterceptor(IActor actor, TimeProvider time) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Add(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Add(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private void Add(DbContext db)
    {
        var now = time.GetUtcNow();
        var changes = db.ChangeTracker.Entries().Select(AuditedChange.Of).OfType<AuditedChange>().ToList();
        db.AddRange(changes.Select(change => new AuditEntry(
            Guid.CreateVersion7(now), now, actor.Current.Id, actor.Current.Name, actor.Verb ?? change.Verb, change.Entity, change.EntityId, change.Before, change.After)));
    }
}
