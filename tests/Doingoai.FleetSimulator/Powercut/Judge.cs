using Doingoai.FleetSimulator.StandIn;
using Doingoai.Protocol.Manifests;

namespace Doingoai.FleetSimulator.Powercut;

/// <summary>
/// Compares what a screen shows after a power cut with what was signed: one manifest as a whole, not older than the portal
/// was told of, every picture the bytes that were approved.
/// </summary>
internal static class Judge
{
    /// <param name="least">Highest manifest the portal was told is active.</param>
    /// <param name="drawn">Entries of that manifest of which the portal was told they were drawn.</param>
    /// <param name="recalled">Entries whose recall was seen to take effect.</param>
    /// <returns>What is wrong; <c>null</c>: nothing.</returns>
    public static string? Find(Signer signer, Shown shown, long least, IReadOnlySet<string> drawn, IReadOnlySet<string> recalled)
    {
        if (signer.Issued(shown.Manifest) is not { } manifest) return shown.Manifest == 0 ? "broken: nothing plays" : $"mixed: manifest {shown.Manifest} was never signed";
        if (shown.Manifest < least) return $"broken: fell back from {least} to {shown.Manifest}";
        if (shown.Steps is not { Count: > 0 } steps) return "broken: the calm slate";
        foreach (var step in steps)
            if (Of(signer, manifest, step, recalled) is { } wrong) return wrong;

        if (shown.Manifest != least) return null;
        var missing = drawn.Except(recalled).Except(steps.Select(step => step.Entry)).FirstOrDefault();
        return missing is null ? null : $"broken: {missing} was drawn before and is gone";
    }

    private static string? Of(Signer signer, Manifest manifest, ShownStep step, IReadOnlySet<string> recalled)
    {
        var own = Entries(manifest).FirstOrDefault(entry => entry.Id == step.Entry);
        if (own is null && !step.Fallback) return $"mixed: {step.Entry} is not in manifest {manifest.Version}";
        if (recalled.Contains(step.Entry)) return $"mixed: {step.Entry} was recalled";

        var entry = own ?? signer.All().Where(earlier => earlier.Version < manifest.Version).SelectMany(Entries).FirstOrDefault(earlier => earlier.Id == step.Entry);
        if (entry is null) return $"mixed: {step.Entry} was never signed before";
        if (own is null && Entries(manifest).All(other => other.Slot != entry.Slot)) return $"mixed: the place of {step.Entry} is not in manifest {manifest.Version}";
        return step.Sha256 == entry.Sha256 ? null : $"mixed: the bytes of {step.Entry} are not the approved ones";
    }

    private static IEnumerable<ManifestEntry> Entries(Manifest manifest) => manifest.Playlists.SelectMany(playlist => playlist.Entries);
}
