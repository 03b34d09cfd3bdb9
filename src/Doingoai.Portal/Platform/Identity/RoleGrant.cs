using Doingoai.Portal.Platform.Auditing;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>A role a person has, everywhere or only for one unit, language or cluster. Ends, is never deleted.</summary>
[Audited]
internal sealed class RoleGrant(Guid id, Guid personId, Role role, Guid? unitId, string? language, Guid? clusterId, DateTimeOffset from)
{
    public Guid Id { get; private set; } = id;

    public Guid PersonId { get; private set; } = personId;

    public Role Role { get; private set; } = role;

    public Guid? UnitId { get; private set; } = unitId;

    public string? Language { get; private set; } = language;

    public Guid? ClusterId { get; private set; } = clusterId;

    public DateTimeOffset From { get; private set; } = from;

    public DateTimeOffset? Until { get; private set; }

    public static RoleGrant Everywhere(Guid person, Role role, DateTimeOffset now) => new(Guid.CreateVersion7(now), person, role, null, null, null, now);

    public void End(DateTimeOffset now) => Until ??= now;

    public bool Gives(Permission permission, AccessScope scope) =>
        Roles.Grants(Role, permission) && Covers(UnitId, scope.Unit) && Covers(Language, scope.Language) && Covers(ClusterId, scope.Cluster);

    // A grant without limit covers all; a question without limit asks "anywhere?".
    private static bool Covers<T>(T? limit, T? wanted) => limit is null || wanted is null || EqualityComparer<T>.Default.Equals(limit, wanted);
}
