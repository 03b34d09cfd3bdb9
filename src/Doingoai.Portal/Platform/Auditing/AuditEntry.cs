namespace Doingoai.Portal.Platform.Auditing;

/// <summary>Who changed what, when, from what to what. Only ever added.</summary>
internal sealed class AuditEntry(Guid id, DateTimeOffset at, Guid actorId, string actorName, string verb, string entity, string entityId, string? before, string? after)
{
    public Guid Id { get; private set; } = id;

    public DateTimeOffset At { get; private set; } = at;

    public Guid ActorId { get; private set; } = actorId;

    public string ActorName { get; private set; } = actorName;

    /// <summary>"version.publish", or "OrganisationUnit.changed" when nobody named it.</summary>
    public string Verb { get; private set; } = verb;

    public string Entity { get; private set; } = entity;

    public string EntityId { get; private set; } = entityId;

    /// <summary>JSON of the changed properties; <c>null</c> for something new.</summary>
    public string? Before { get; private set; } = before;

    /// <summary>JSON of the changed properties; <c>null</c> for something removed.</summary>
    public string? After { get; private set; } = after;
}
