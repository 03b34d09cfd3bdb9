using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;

namespace Doingoai.Player.Playback;

/// <summary>
/// Which entries the roster lets play, and until when that holds. Signatures are checked once per roster for what was approved
/// and by whom, not again for every manifest that names it.
/// </summary>
internal sealed class Approvals
{
    private readonly Dictionary<ManifestEntry, (ApprovalError Error, long Until)> _known = new(new SameApproval());
    private TrustedRoster? _roster;
    private string _screenClass = "";

    /// <param name="againAtMs">When one of the approvals lapses.</param>
    public IReadOnlyDictionary<string, ApprovalError> Refused(
        IEnumerable<ManifestEntry> entries, TrustedRoster? roster, string screenClass, long nowMs, out long againAtMs)
    {
        if (_roster != roster || _screenClass != screenClass) _known.Clear();
        (_roster, _screenClass) = (roster, screenClass);
        againAtMs = long.MaxValue;

        var refused = new Dictionary<string, ApprovalError>();
        var asked = new HashSet<ManifestEntry>(_known.Comparer);
        foreach (var entry in entries)
        {
            asked.Add(entry);
            var (error, until) = Judge(entry, roster, screenClass, nowMs);
            if (error == ApprovalError.None) againAtMs = Math.Min(againAtMs, until);
            else refused[entry.Id] = error;
        }

        foreach (var gone in _known.Keys.Where(e => !asked.Contains(e)).ToList()) _known.Remove(gone);
        return refused;
    }

    private (ApprovalError, long) Judge(ManifestEntry entry, TrustedRoster? roster, string screenClass, long nowMs)
    {
        if (roster is null) return (ApprovalError.NoRule, 0);
        // What lapsed by a clock that was wrong may be good again; what a roster refuses stays refused.
        if (_known.TryGetValue(entry, out var known) && known.Error != ApprovalError.Lapsed && (known.Error != ApprovalError.None || nowMs < known.Until)) return known;

        var error = ApprovalRules.Check(entry, roster, screenClass, nowMs, out var until);
        return _known[entry] = (error, until);
    }

    // Everything ApprovalRules look at.
    private sealed class SameApproval : IEqualityComparer<ManifestEntry>
    {
        public bool Equals(ManifestEntry? one, ManifestEntry? other) =>
            one is not null && other is not null
            && one.Kind == other.Kind && one.Sha256 == other.Sha256 && one.Item == other.Item && one.Language == other.Language && one.RiskClass == other.RiskClass
            && Equals(one.Widget, other.Widget) && one.Approvals.SequenceEqual(other.Approvals);

        public int GetHashCode(ManifestEntry entry) => HashCode.Combine(entry.Kind, entry.Sha256, entry.Item, entry.Language, entry.RiskClass, entry.Approvals.Count);
    }
}
