using System.Security.Cryptography;
using Doingoai.Protocol.Trust;

namespace Doingoai.Protocol.Journals.Exports;

/// <summary>
/// The rosters in an export's head, each as the root signed it. The newest says who may seal; a manifest may be signed by a
/// key of any, if it was issued while that key counted and before a later roster left the key out.
/// </summary>
internal sealed class ExportRosters
{
    private readonly List<TrustedRoster> _newestFirst = [];

    public long Version => _newestFirst is [var newest, ..] ? newest.Roster.Version : 0;

    public IReadOnlyList<string> Keys => _newestFirst is [var newest, ..] ? KeysOf(newest) : [];

    /// <summary>Keys that only earlier rosters name.</summary>
    public IReadOnlyList<string> EarlierKeys => [.. _newestFirst.Skip(1).SelectMany(KeysOf).Distinct().Except(Keys)];

    /// <summary>Takes the rosters of a head; what is wrong with them, or <c>null</c>.</summary>
    public string? Take(ExportHead head)
    {
        var earlier = head.Earlier ?? [];
        if (earlier.Count > ExportHead.MaxEarlier || earlier.Sum(jws => (long)(jws?.Length ?? 0)) > ExportHead.MaxEarlierChars) return "there are more rosters than an export may have";
        foreach (var jws in earlier.Prepend(head.Roster))
            if (Add(jws, head) is { } error) return error;
        return null;
    }

    /// <summary>A key that may seal.</summary>
    public ECDsa? Sealing(string kid) => _newestFirst is [var newest, ..] ? newest.PortalKey(kid) : null;

    /// <summary>A key that may have signed a manifest.</summary>
    public ECDsa? Arranging(string kid) => _newestFirst.Select(roster => roster.PortalKey(kid)).FirstOrDefault(key => key is not null);

    /// <summary>True if what the key signed at <paramref name="atMs"/> counts.</summary>
    public bool Counted(string kid, long atMs)
    {
        var leftOutMs = long.MaxValue;
        foreach (var roster in _newestFirst)
        {
            if (roster.PortalKey(kid) is null) leftOutMs = roster.Roster.IssuedAtMs;
            else if (atMs <= leftOutMs && roster.PortalKeyCounted(kid, atMs)) return true;
        }

        return false;
    }

    private string? Add(string? jws, ExportHead head)
    {
        var error = RosterVerifier.TryVerify(jws ?? "", head.Root, head.PortalId, HeldVersion.None, out var roster);
        if (roster is null) return $"a roster is not right: {error}";
        if (!roster.Roster.PortalKeys.All(key => roster.PortalKey(key.Kid) is not null)) return "a portal key in a roster is not what its id says";
        // Else the portal could seal by a roster that was replaced.
        if (_newestFirst is [.., var later] && roster.Roster.Version >= later.Roster.Version) return "the rosters do not stand in order, the newest first";
        _newestFirst.Add(roster);
        return null;
    }

    private static IReadOnlyList<string> KeysOf(TrustedRoster roster) => [.. roster.Roster.PortalKeys.Select(key => key.Kid).Distinct()];
}
