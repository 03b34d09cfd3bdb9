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
internal sealed partial class ManifestIntake(ScreenStore store, TrustStore trust, MediaStore media, Journal journal, Reports reports, Action fetch, TimeProvider time, ILogger logger)
{
    // A disk that hangs instead of refusing does not keep an emergency from the screen.
    private static readonly TimeSpan JournalWait = TimeSpan.FromSeconds(2);

    private readonly Dictionary<Guid, Action> _refused = [];
    private readonly Dictionary<Guid, (long Version, string Jws)> _unwritten = [];

    /// <summary>A manifest came; true if it is active now and was not before.</summary>
    public async Task<bool> TakeAsync(ScreenPlayer player, long version, string jws)
    {
        var held = player.Holding;
        if (held.Active?.Version == version && held.Highest.Version == version && HeldVersion.HashOf(jws) == held.Highest.Sha256)
        {
            reports.Rung(player.Id, version, DeliveryRung.Activated); // the first report was lost
            return false;
        }

        if (held.GivenUp == version && held.Highest.Version == version && HeldVersion.HashOf(jws) == held.Highest.Sha256)
        {
            reports.RungFailed(player.Id, version, FaultCodes.ManifestNotDrawn, held.GivenUpFor ?? ""); // tried and given up; only a newer one is tried
            return false;
        }

        reports.Rung(player.Id, version, DeliveryRung.Received);
        if (trust.Roster is not { } roster) return Refuse(player.Id, version, "noRoster");
        var error = ManifestVerifier.TryVerify(jws, roster, player.Id, held.Highest, out var manifest);
        if (error != ManifestError.None) return Refuse(player.Id, version, error.ToString());

        version = manifest!.Version;
        reports.Rung(player.Id, version, DeliveryRung.Verified);
        player.Expect(manifest);
        media.Need(manifest.Media); // before room is made for the first of them
        fetch();
        await ActivateAsync(player, manifest, jws);
        reports.Rung(player.Id, version, DeliveryRung.Activated);
        return true;
    }

    /// <summary>Brings back what the disk holds; what does not verify any more is passed over for what was before.</summary>
    public void Load(ScreenPlayer player)
    {
        var state = store.State(player.Id, out var isDamaged);
        if (isDamaged) reports.Fault(new(FaultCodes.StoreDamaged, player.Id));
        var known = new HeldVersion(state.Highest, state.HighestSha256);
        foreach (var version in new[] { state.Active, state.Previous }.Concat(store.Versions(player.Id)).Where(v => v > 0 && v != state.GivenUp).Distinct())
        {
            if (Read(player.Id, version, version == known.Version ? known : HeldVersion.None) is not { } read) continue;

            var highest = known.Version >= version ? known : new(version, HeldVersion.HashOf(read.Jws));
            var before = Read(player.Id, state.Previous, HeldVersion.None)?.Manifest.Media ?? [];
            var files = before.Concat(state.FallbackMedia).Concat(read.Manifest.Media).DistinctBy(m => m.Sha256).ToDictionary(m => m.Sha256);
            var fallbacks = ScreenHolding.Kept(state.Fallbacks.DistinctBy(f => f.Slot).ToDictionary(f => f.Slot), read.Manifest); // they were those of what cannot be read
            player.Hold(new(highest, read.Manifest, state.Previous, fallbacks, files, before, state.Drawn, state.GivenUp, state.GivenUpFor));
            if (trust.Add(read.Manifest.Recalls)) trust.KeepRecalls();
            if (version != state.Active) LogUnreadable(player.Id, version);
            return;
        }

        player.Hold(ScreenHolding.Nothing with { Highest = known });
    }

    /// <summary>The active manifest does not draw: the one before plays again. False if there is none that ever drew.</summary>
    public async Task<bool> GoBackAsync(ScreenPlayer player, string reason)
    {
        var held = player.Holding;
        var version = held.Active!.Version;
        reports.Failed(player.Id, version, FaultCodes.ManifestNotDrawn, reason);
        if (!held.CanGoBack || Read(player.Id, held.Previous, HeldVersion.None) is not { } before) return false;

        await journal.AppendAsync(JournalKinds.Manifest, new ManifestRecord(player.Id, before.Manifest.Version, HeldVersion.HashOf(before.Jws)));
        player.Hold(held.Back(before.Manifest, reason));
        Keep(player);
        LogWentBack(player.Id, version, before.Manifest.Version, reason);
        return true;
    }

    /// <summary>Writes down what the screen holds.</summary>
    public void Keep(ScreenPlayer player) => Attempt(player.Id, () => Write(player.Id, StateOf(player.Holding)));

    /// <summary>The disk works again: what it refused is written now.</summary>
    public void KeepRefused()
    {
        var refused = _refused.ToList();
        _refused.Clear();
        foreach (var (screen, write) in refused) Attempt(screen, write);
    }

    private async Task ActivateAsync(ScreenPlayer player, Manifest manifest, string jws)
    {
        var highest = new HeldVersion(manifest.Version, HeldVersion.HashOf(jws));
        var next = player.Holding.With(manifest, highest, media.AvailableSinceMs);
        Task record = journal.AppendAsync(JournalKinds.Manifest, new ManifestRecord(player.Id, manifest.Version, highest.Sha256));
        await record.WaitAsync(JournalWait, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _unwritten[player.Id] = (manifest.Version, jws);
        Attempt(player.Id, () => Write(player.Id, StateOf(player.Holding.Active?.Version == manifest.Version ? player.Holding : next)));
        var isRecalled = trust.Add(manifest.Recalls);
        player.Hold(next);
        if (isRecalled) trust.KeepRecalls();
        LogActivated(player.Id, manifest.Version);
    }

    // A state is worth nothing without the manifest it names: an almost full disk takes the one and refuses the other.
    private void Write(Guid screen, ScreenState state)
    {
        if (_unwritten.TryGetValue(screen, out var manifest) && manifest.Version == state.Active) store.Activate(screen, manifest.Version, manifest.Jws, state);
        else store.Switch(screen, state);
        _unwritten.Remove(screen);
    }

    // An emergency does not wait for a disk: it plays from memory, and is written when the disk works again.
    private void Attempt(Guid screen, Action write)
    {
        try
        {
            write();
            _refused.Remove(screen);
        }
        catch (Exception error) when (DiskError.Is(error))
        {
            _refused[screen] = write;
            LogNotWritten(error, screen);
        }
    }

    private static ScreenState StateOf(ScreenHolding held)
    {
        var fallbackFiles = held.Fallbacks.Values.Select(f => f.Sha256).OfType<string>().Where(held.Files.ContainsKey).Select(s => held.Files[s]);
        return new(
            held.Highest.Version, held.Highest.Sha256, held.Active?.Version ?? 0, held.Previous, [.. held.Fallbacks.Values], [.. fallbackFiles], held.Drawn, held.GivenUp, held.GivenUpFor);
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

    [LoggerMessage(LogLevel.Warning, "Screen {Screen} plays manifest {Version}; what was active cannot be read.")]
    private partial void LogUnreadable(Guid screen, long version);

    [LoggerMessage(LogLevel.Error, "What screen {Screen} holds could not be written; it plays from memory.")]
    private partial void LogNotWritten(Exception error, Guid screen);

    [LoggerMessage(LogLevel.Warning, "Manifest {Version} of screen {Screen} did not draw ({Reason}); manifest {Before} plays again.")]
    private partial void LogWentBack(Guid screen, long version, long before, string reason);
}
