using System.Security.Cryptography;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;

namespace Doingoai.FleetSimulator.Tamper;

/// <summary>Thousands of damaged or forged rosters, manifests, approvals, recalls and media against the player's own rules.</summary>
internal sealed class Mutants : IDisposable
{
    private readonly Issuer _issuer;
    private readonly TrustedRoster _roster;
    private readonly Mutations _mutations;
    private readonly long _nowMs;

    public Mutants(int seed, long nowMs)
    {
        (_issuer, _nowMs) = (new(nowMs), nowMs);
        _roster = _issuer.Trusted();
        _mutations = new(new Random(seed));
    }

    /// <summary>Refusals by kind and reason.</summary>
    public SortedDictionary<string, int> Reasons { get; } = [];

    /// <summary>Mutants that were accepted; must stay empty.</summary>
    public List<string> Accepted { get; } = [];

    public int Tried { get; private set; }

    /// <summary>Each untouched original through the very checks the mutants go through; the names of those refused.</summary>
    public IEnumerable<string> RefusedOriginals()
    {
        if (_issuer.Judge(_issuer.RosterJws) != RosterError.None) yield return "roster";
        if (JudgeManifest(_issuer.ManifestJws) != ManifestError.None) yield return "manifest";
        if (JudgeApproval(_issuer.ApprovalJws) != ApprovalError.None) yield return "approval";
        if (JudgeRecall(_issuer.RecallJws) != RecallError.None) yield return "recall";
        if (!JudgeMedia(_issuer.Picture)) yield return "media";
    }

    public void Try(int count)
    {
        for (; Tried < count; Tried++)
        {
            switch (Tried % 5)
            {
                case 0: Signed("roster", JwsTypes.Roster, _issuer.RosterJws, text => _issuer.Judge(text)); break;
                case 1: Signed("manifest", JwsTypes.Manifest, _issuer.ManifestJws, text => JudgeManifest(text)); break;
                case 2: Signed("approval", JwsTypes.Approval, _issuer.ApprovalJws, text => JudgeApproval(text)); break;
                case 3: Signed("recall", JwsTypes.Recall, _issuer.RecallJws, text => JudgeRecall(text)); break;
                default: Media(); break;
            }
        }
    }

    public void Dispose()
    {
        _issuer.Dispose();
        _mutations.Dispose();
    }

    private void Signed(string kind, string type, string original, Func<string, Enum> judge)
    {
        var (name, text) = _mutations.Of(original, type);
        Note(kind, name, judge(text).ToString());
    }

    private void Media()
    {
        var (name, bytes) = _mutations.Of(_issuer.Picture);
        Note("media", name, JudgeMedia(bytes) ? "None" : "HashMismatch");
    }

    private void Note(string kind, string mutation, string reason)
    {
        if (reason == "None") Accepted.Add($"{kind}: {mutation}");
        else Reasons[$"{kind} {reason}"] = Reasons.GetValueOrDefault($"{kind} {reason}") + 1;
    }

    private ManifestError JudgeManifest(string text) => ManifestVerifier.TryVerify(text, _roster, _issuer.Screen, HeldVersion.None, out _);

    // The approval travels inside a manifest that is itself in order: a portal key in the wrong hands must not be enough.
    private ApprovalError JudgeApproval(string text)
    {
        var manifest = _issuer.Manifest with { Playlists = [new("main", [_issuer.Entry(text)])] };
        return ManifestVerifier.TryVerify(_issuer.Sign(manifest), _roster, _issuer.Screen, HeldVersion.None, out var read) == ManifestError.None
            ? ApprovalRules.Check(read!.Playlists[0].Entries[0], _roster, read.Screen.Class, _nowMs, out _)
            : throw new InvalidOperationException("The manifest around an approval was refused.");
    }

    private RecallError JudgeRecall(string text) => RecallListVerifier.TryVerify(text, _roster, out _);

    private bool JudgeMedia(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes)) == _issuer.Sha256;
}
