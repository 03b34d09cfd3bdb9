using Doingoai.Portal.Platform.Persistence;

namespace Doingoai.Portal.Platform.Auditing;

/// <summary>One entry for an act that writes many rows: what the trail tells is what somebody did, and a thousand rows tell less of it than one.</summary>
internal sealed class AuditActs(IActor actor, TimeProvider time)
{
    /// <summary>Adds the entry to the save that does it: both are written, or neither. Its verb is the one <see cref="IActor.Do"/> set; there must be one.</summary>
    /// <param name="after">What it came to, by field.</param>
    public void Add(PortalDb db, string entity, Guid id, IReadOnlyDictionary<string, object?> after)
    {
        var now = time.GetUtcNow();
        var verb = actor.Verb ?? throw new InvalidOperationException("An act has a verb.");
        db.AuditEntries.Add(new(Guid.CreateVersion7(now), now, actor.Current.Id, actor.Current.Name, verb, entity, id.ToString("N"), null, AuditedChange.Write(after)));
    }
}
