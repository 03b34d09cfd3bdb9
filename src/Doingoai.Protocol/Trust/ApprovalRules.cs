using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Trust;

/// <summary>
/// Whether an entry's approvals satisfy the roster: enough different persons, of the kinds the risk class asks for, about
/// exactly these bytes on this class of screen. Widgets draw nothing anybody wrote and need none.
/// </summary>
public static class ApprovalRules
{
    private const int MaxApprovals = 16;

    /// <summary>Judges at <paramref name="nowMs"/>. <paramref name="validUntilMs"/>: when to judge again at the latest.</summary>
    public static ApprovalError Check(ManifestEntry entry, TrustedRoster roster, string screenClass, long nowMs, out long validUntilMs)
    {
        validUntilMs = long.MaxValue;
        if (entry.Kind == EntryKind.Widget)
        {
            if (entry.Sha256 is not null || entry.Widget is null || !WidgetRules.IsClosed(entry.Widget)) return ApprovalError.UnknownWidget;
            if (entry.Widget.Font is null) return ApprovalError.None;
        }

        // A font decides what its digits look like, so a widget's font is approved like a picture.
        if ((entry.Kind == EntryKind.Widget ? entry.Widget!.Font : entry.Sha256) is not { } sha256 || entry.Approvals.Count == 0) return ApprovalError.Missing;
        if (roster.Rule(entry.RiskClass) is not { } rule) return ApprovalError.NoRule;

        var first = ApprovalError.None;
        var persons = new Dictionary<Guid, long>();
        foreach (var approval in entry.Approvals.Take(MaxApprovals))
        {
            var error = One(approval, entry, sha256, rule, roster, screenClass, nowMs, out var statement);
            if (error == ApprovalError.None)
                persons[statement!.Person] = Math.Max(statement.ValidUntilMs, persons.GetValueOrDefault(statement.Person));
            else if (first == ApprovalError.None)
                first = error;
        }

        var needed = Math.Max(1, rule.Approvals);
        if (persons.Count < needed) return first is ApprovalError.None ? ApprovalError.TooFew : first;
        validUntilMs = persons.Values.OrderDescending().ElementAt(needed - 1);
        return ApprovalError.None;
    }

    private static ApprovalError One(
        Approval approval, ManifestEntry entry, string sha256, RiskRule rule, TrustedRoster roster, string screenClass, long nowMs, out ApprovalStatement? statement)
    {
        statement = null;
        if (!rule.Kinds.Contains(approval.Kind)) return ApprovalError.WrongKind;
        var error = approval.Kind == ApprovalKind.Passkey ? ByPasskey(approval, roster, out var said) : ByPortal(approval, roster, out said);
        if (error != ApprovalError.None) return error;
        if (!IsAbout(said!, entry, sha256, screenClass)) return ApprovalError.OtherStatement;
        if (said!.ValidUntilMs <= nowMs) return ApprovalError.Lapsed;

        statement = said;
        return ApprovalError.None;
    }

    private static bool IsAbout(ApprovalStatement said, ManifestEntry entry, string sha256, string screenClass) =>
        said.SlideSha256 == sha256 && said.Item == (entry.Item ?? "") && said.Language == (entry.Language ?? "") &&
        said.RiskClass == entry.RiskClass && (said.ScreenClass == screenClass || said.ScreenClass == "*");

    private static ApprovalError ByPortal(Approval approval, TrustedRoster roster, out ApprovalStatement? statement)
    {
        statement = null;
        switch (Jws.TryVerify(approval.Statement, JwsTypes.Approval, roster.PortalKey, out var payload, out var kid))
        {
            case JwsError.None: break;
            case JwsError.UnknownKey: return ApprovalError.UnknownKey;
            case JwsError.BadSignature: return ApprovalError.BadSignature;
            default: return ApprovalError.Malformed;
        }

        if (ProtocolJson.TryRead<ApprovalStatement>(payload) is not { } said) return ApprovalError.Malformed;
        if (!roster.PortalKeyCounted(kid, said.AtMs)) return ApprovalError.KeyNotInForce;

        statement = said;
        return ApprovalError.None;
    }

    private static ApprovalError ByPasskey(Approval approval, TrustedRoster roster, out ApprovalStatement? statement)
    {
        statement = null;
        if (roster.Passkey(approval.Credential ?? "") is not var (approver, key)) return ApprovalError.UnknownKey;
        if (PasskeyAssertion.TryRead(approval) is not { } assertion) return ApprovalError.Malformed;
        if (ProtocolJson.TryRead<ApprovalStatement>(assertion.Statement) is not { } said) return ApprovalError.Malformed;
        if (!assertion.Holds(key)) return ApprovalError.BadSignature;
        if (said.Person != approver.Person) return ApprovalError.UnknownKey;
        if (said.AtMs < approver.FromMs || said.AtMs >= (approver.UntilMs ?? long.MaxValue)) return ApprovalError.KeyNotInForce;
        if (!approver.Scope.Contains(said.RiskClass)) return ApprovalError.OutOfScope;

        statement = said;
        return ApprovalError.None;
    }
}
