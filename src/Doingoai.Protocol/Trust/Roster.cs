namespace Doingoai.Protocol.Trust;

/// <summary>Who may say what, signed by the offline root. Only the highest version a player ever verified counts.</summary>
/// <param name="Schema">1.</param>
/// <param name="PortalId">The portal this roster is for.</param>
/// <param name="Version">Grows with every roster.</param>
/// <param name="PortalKeys">Keys that may arrange: sign manifests, recalls and portal approvals.</param>
/// <param name="ReleaseKeys">Keys that may sign player releases.</param>
/// <param name="Approvers">Persons whose passkeys may approve.</param>
/// <param name="Rules">Approvals each risk class needs; a risk class without a rule never plays.</param>
public sealed record Roster(
    int Schema,
    string PortalId,
    long Version,
    long IssuedAtMs,
    IReadOnlyList<RosterKey> PortalKeys,
    IReadOnlyList<RosterKey> ReleaseKeys,
    IReadOnlyList<Approver> Approvers,
    IReadOnlyList<RiskRule> Rules)
{
    public const int CurrentSchema = 1;
}

/// <summary>A key and when it counts, Unix ms; <paramref name="UntilMs"/> null = no end.</summary>
public sealed record RosterKey(string Kid, Jwk Key, long FromMs, long? UntilMs = null);

/// <summary>A person who may approve, with passkey credentials (base64url id and public key), risk classes and validity.</summary>
public sealed record Approver(Guid Person, string Name, IReadOnlyList<Credential> Credentials, IReadOnlyList<RiskClass> Scope, long FromMs, long? UntilMs = null);

/// <summary>A WebAuthn credential: its id (base64url) and P-256 public key.</summary>
public sealed record Credential(string Id, Jwk Key);

/// <summary>How many approvals of which kinds a risk class needs.</summary>
public sealed record RiskRule(RiskClass RiskClass, int Approvals, IReadOnlyList<ApprovalKind> Kinds);

/// <summary>How careful one must be with a text; decides approvals and the default lease.</summary>
public enum RiskClass
{
    Evergreen,
    Normal,
    Sensitive,
}

/// <summary>Who signed an approval: the portal in a person's name, or the person's own passkey.</summary>
public enum ApprovalKind
{
    Portal,
    Passkey,
}
