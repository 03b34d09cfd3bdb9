using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;

namespace Doingoai.Player.Playback;

/// <summary>Which entries the roster lets play, and until when that holds. Signatures are checked once per entry and roster.</summary>
internal sealed class Approvals
{
    private readonly Dictionary<ManifestEntry, (ApprovalError Error, long Until)> _known = new(ReferenceEqualityComparer.Instance);
    private TrustedRoster? _roster;

    /// <param name="againAtMs">When one of the approvals lapses.</param>
    public IReadOnlyDictionary<string, ApprovalError> Refused(
        IEnumerable<ManifestEntry> entries, TrustedRoster? roster, string screenClass, long nowMs, out long againAtMs)
    {
        if (_roster != roster) _known.Clear();
        _roster = roster;
        againAtMs = long.MaxValue;

        var refused = new Dictionary<string, ApprovalError>();
        var asked = new HashSet<ManifestEntry>(ReferenceEqualityComparer.Instance);
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
}
