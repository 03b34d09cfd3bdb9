using Doingoai.Player.Health;
using Doingoai.Player.Journals;
using Doingoai.Player.Playback;
using Doingoai.Player.Storage;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Sync;

/// <summary>Verify → store → activate, at once and as a whole. Media are nobody's precondition.</summary>
internal sealed partial class ManifestIntake(ScreenStore store, TrustStore trust, MediaStore media, Journal journal, Reports reports, Action fetch, ILogger logger)
{
    /// <summary>A manifest came; true if it is active now and was not before.</summary>
    public async Task<bool> TakeAsync(ScreenPlayer player, long version, string jws)
    {
        var held = player.Holding;
        if (held.Active?.Version == version && held.Highest.Version == version && HeldVersion.HashOf(jws) == held.Highest.Sha256)
        {
            reports.Rung(player.Id, version, DeliveryRung.Activated); // the first report was lost
            return false;
        }

        reports.Rung(player.Id, version, DeliveryRung.Received);
        if (trust.Roster is not { } roster) return Refuse(player.Id, version, "noRoster");
        var error = ManifestVerifier.TryVerify(jws, roster, player.Id, held.Highest, out var manifest);
        if (error != ManifestError.None) return Refuse(player.Id, version, error.ToString());

        version = manifest!.Version;
        reports.Rung(player.Id, version, DeliveryRung.Verified);
        player.Expect(manifest);
        fetch();
        await ActivateAsync(player, manifest, jws);
        reports.Rung(player.Id, version, DeliveryRung.Activated);
        return true;
    }

    /// <summary>Brings back what the disk holds; what does not verify any more is passed over for what was before.</summary>
    public void Load(ScreenPlayer player)
    {
        var state = store.State(player.Id);
        var known = new HeldVersion(state.Highest, state.HighestSha256);
        foreach (var version in new[] { state.Active, state.Previous }.Concat(store.Versions(player.Id)).Where(v => v > 0).Distinct())
        {
            if (Read(player.Id, version, version == known.Version ? known : HeldVersion.None) is not { } read) continue;

            var highest = known.Version >= version ? known : new(version, HeldVersion.HashOf(read.Jws));
            var files = (Read(player.Id, state.Previous, HeldVersion.None)?.Manifest.Media ?? []).Concat(state.FallbackMedia).Concat(read.Manifest.Media)
                .DistinctBy(m => m.Sha256).ToDictionary(m => m.Sha256);
            player.Hold(new(highest, read.Manifest, state.Previous, state.Fallbacks.DistinctBy(f => f.Slot).ToDictionary(f => f.Slot), files));
            trust.Add(read.Manifest.Recalls);
            if (version != state.Active) LogRolledBack(player.Id, version);
            return;
        }

        player.Hold(ScreenHolding.Nothing with { Highest = known });
    }

    private async Task ActivateAsync(ScreenPlayer player, Manifest manifest, string jws)
    {
        var highest = new HeldVersion(manifest.Version, HeldVersion.HashOf(jws));
        var next = player.Holding.With(manifest, highest, media.AvailableSinceMs);
        await journal.AppendAsync(JournalKinds.Manifest, new ManifestRecord(player.Id, manifest.Version, highest.Sha256));
        var fallbackFiles = next.Fallbacks.Values.Select(f => f.Sha256).OfType<string>().Where(next.Files.ContainsKey).Select(s => next.Files[s]);
        try
        {
            store.Activate(player.Id, manifest.Version, jws, new(highest.Version, highest.Sha256, manifest.Version, next.Previous, [.. next.Fallbacks.Values], [.. fallbackFiles]));
        }
        catch (Exception error) when (DiskError.Is(error))
        {
            // An emergency does not wait for a disk: it plays from memory, and a restart gets it again from the portal.
            reports.Fault(DiskError.Fault(error));
        }

        trust.Add(manifest.Recalls);
        player.Hold(next);
        LogActivated(player.Id, manifest.Version);
    }

    private (Manifest Manifest, string Jws)? Read(Guid screen, long version, HeldVersion held) =>
        version > 0 && trust.Roster is { } roster && store.Manifest(screen, version) is { } jws
        && ManifestVerifier.TryVerify(jws, roster, screen, held, out var manifest) == ManifestError.None ? (manifest!, jws) : null;

    private bool Refuse(Guid screen, long version, string reason)
    {
        LogRefused(screen, version, reason);
        reports.Failed(screen, version, FaultCodes.ManifestRefused, reason);
        return false;
    }

    private sealed record ManifestRecord(Guid Screen, long Version, string Sha256);

    [LoggerMessage(LogLevel.Information, "Screen {Screen} plays manifest {Version}.")]
    private partial void LogActivated(Guid screen, long version);

    [LoggerMessage(LogLevel.Warning, "Manifest {Version} of screen {Screen} was refused: {Reason}.")]
    private partial void LogRefused(Guid screen, long version, string reason);

    [LoggerMessage(LogLevel.Warning, "Screen {Screen} went back to manifest {Version}; what was active cannot be read.")]
    private partial void LogRolledBack(Guid screen, long version);
}
