using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Doingoai.Protocol.Trust;

/// <summary>
/// A verified roster with its keys imported once. A key counts for what was signed within its validity; one that was stolen
/// is taken out by a new roster, which voids everything it ever signed.
/// </summary>
public sealed class TrustedRoster
{
    private readonly FrozenDictionary<string, (RosterKey Entry, ECDsa Key)> _portalKeys;
    private readonly FrozenDictionary<string, (Approver Approver, ECDsa Key)> _passkeys;
    private readonly FrozenDictionary<RiskClass, RiskRule> _rules;

    public TrustedRoster(Roster roster)
    {
        Roster = roster;
        _portalKeys = Importable(roster.PortalKeys, key => key.Key).DistinctBy(k => k.Of.Kid)
            .Where(k => k.Of.Kid == k.Of.Key.Thumbprint())
            .ToFrozenDictionary(k => k.Of.Kid, k => (k.Of, k.Key));
        _passkeys = Importable(roster.Approvers.SelectMany(a => a.Credentials.Select(c => (Approver: a, Credential: c))), pair => pair.Credential.Key)
            .DistinctBy(p => p.Of.Credential.Id)
            .ToFrozenDictionary(p => p.Of.Credential.Id, p => (p.Of.Approver, p.Key));
        _rules = roster.Rules.DistinctBy(r => r.RiskClass).ToFrozenDictionary(r => r.RiskClass);
    }

    public Roster Roster { get; }

    /// <summary>A portal key by its id, whatever its validity.</summary>
    public ECDsa? PortalKey(string kid) => _portalKeys.TryGetValue(kid, out var found) ? found.Key : null;

    /// <summary>True if the portal key counted at <paramref name="atMs"/>.</summary>
    public bool PortalKeyCounted(string kid, long atMs) =>
        _portalKeys.TryGetValue(kid, out var found) && found.Entry.FromMs <= atMs && atMs < (found.Entry.UntilMs ?? long.MaxValue);

    /// <summary>Whose passkey this is, and its key.</summary>
    public (Approver Approver, ECDsa Key)? Passkey(string credential) => _passkeys.TryGetValue(credential, out var found) ? found : null;

    /// <summary>What a risk class needs; <c>null</c>: it never plays.</summary>
    public RiskRule? Rule(RiskClass riskClass) => _rules.GetValueOrDefault(riskClass);

    private static IEnumerable<(T Of, ECDsa Key)> Importable<T>(IEnumerable<T> entries, Func<T, Jwk> key)
    {
        foreach (var entry in entries)
            if (key(entry).TryImport() is { } imported) yield return (entry, imported);
    }
}
