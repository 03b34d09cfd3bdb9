using System.Security.Cryptography;
using System.Text;
using Doingoai.Player.Link;
using Doingoai.Player.Storage;
using Doingoai.Player.Time;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Trust;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Enrolment;

/// <summary>
/// Gets this machine its identity: shows a code, then three words, until a technician has compared them. Tries for ever; a
/// machine without identity shows a new code when the old one has run out. One that was enrolled and has lost its key is
/// enrolled again by its own portal only.
/// </summary>
/// <param name="known">What it is already; <c>null</c>: nothing yet.</param>
internal sealed partial class Enroller(
    EnrolmentHttp http, IDisk disk, PlayerFolder folder, PlayerOptions options, Machine machine, StartEnroller start, Action<ShownEnrolment?> show, TimeProvider time, ILogger logger, DeviceIdentity? known = null)
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);

    private readonly Backoff _pauses = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));

    // Beside the place of a lost one, so that another start knows that this key is nobody's yet.
    private readonly string _file = known is null ? folder.Key : folder.NextKey;

    public static DeviceIdentity? Known(IDisk disk, PlayerFolder folder) => disk.ReadJson<DeviceIdentity>(folder.Identity);

    /// <summary>The identity, and the key it belongs to.</summary>
    public async Task<(DeviceIdentity Identity, ECDsa Key)> RunAsync(CancellationToken stop)
    {
        ECDsa? key = null;
        while (true)
        {
            try
            {
                if (start.Find(known) is { } packet && await start.UseAsync(packet, stop) is { } started) return started;
                key ??= OwnKey();
                var pending = disk.ReadJson<PendingEnrolment>(folder.PendingEnrolment);
                if (pending is null)
                {
                    (pending, key) = await AnnounceAsync(key, stop);
                    if (pending is null) continue;
                }

                if (await FollowAsync(pending, stop) is { } identity) return (identity, key);
                disk.Delete(folder.PendingEnrolment);
            }
            catch (Exception error) when (!stop.IsCancellationRequested && error is not PortalChosenException)
            {
                LogFailed(error.Message);
                await Task.Delay(_pauses.Next(), time, stop);
            }
        }
    }

    // What was announced with a key that is lost would bind that one.
    private ECDsa OwnKey()
    {
        if (DeviceKeyFile.TryLoad(disk, _file) is { } key) return key;
        key = DeviceKeyFile.Create(disk, _file);
        disk.Delete(folder.PendingEnrolment);
        return key;
    }

    private async Task<(PendingEnrolment?, ECDsa)> AnnounceAsync(ECDsa key, CancellationToken stop)
    {
        var (code, nonce, mine) = (EnrolmentCode.New(), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), Jwk.Of(key));
        show(new(code, []));
        var (answer, refusal) = await http.AnnounceAsync(new(code, mine, ThreeWords.Commitment(nonce)!, options.Name, machine.Player), stop);
        if (answer is null)
        {
            LogRefused(refusal ?? "");
            // The key was taken in by an enrolment whose end we did not see: it can be nobody's now.
            if (refusal?.Contains("key-known", StringComparison.Ordinal) == true) key = DeviceKeyFile.Create(disk, _file);
            await Task.Delay(_pauses.Next(), time, stop);
            return (null, key);
        }

        using var root = answer.RootKey.TryImport();
        if (root is null || answer.Nonce.Length != 64 || answer.PortalId.Length is 0 or > 128) throw new HttpRequestException("The portal's answer makes no sense.");
        if (known is not null && (answer.RootKey.Thumbprint() != known.RootKey.Thumbprint() || answer.PortalId != known.PortalId)) throw new HttpRequestException("It is another portal than the one this machine belongs to.");

        var words = ThreeWords.Of(mine, answer.RootKey, nonce, answer.Nonce);
        var pending = new PendingEnrolment(answer.Enrolment, answer.PortalId, answer.RootKey, code, words, nonce, answer.ExpiresAtMs, Revealed: false);
        disk.WriteJson(folder.PendingEnrolment, pending);
        _pauses.Reset();
        return (pending, key);
    }

    // null: refused, run out or forgotten.
    private async Task<DeviceIdentity?> FollowAsync(PendingEnrolment pending, CancellationToken stop)
    {
        show(new(pending.Code, pending.Words));
        if (!pending.Revealed)
        {
            if (await http.RevealAsync(pending.Enrolment, pending.Nonce, stop) is null) return null;
            disk.WriteJson(folder.PendingEnrolment, pending with { Revealed = true });
        }

        while (await http.StatusAsync(pending.Enrolment, stop) is { State: not (EnrolmentState.Refused or EnrolmentState.Expired) } status)
        {
            if (status is { State: EnrolmentState.Confirmed, Device: { } device, Roster: { } roster }) return Keep(pending, device, roster);
            if (start.Find(known) is not null) return null; // somebody has plugged a stick in
            await Task.Delay(PollEvery, time, stop);
        }

        return null;
    }

    private DeviceIdentity Keep(PendingEnrolment pending, Guid device, string roster)
    {
        var error = RosterVerifier.TryVerify(roster, pending.RootKey, pending.PortalId, HeldVersion.None, out var verified);
        if (error != RosterError.None) throw new HttpRequestException($"The roster does not belong to the root that was compared: {error}.");

        var identity = new DeviceIdentity(device, pending.PortalId, pending.RootKey);
        if (known is null || new TrustStore(disk, folder, pending.RootKey, pending.PortalId).Held.Version < verified!.Roster.Version) disk.Keep(folder.Roster, Encoding.UTF8.GetBytes(roster));
        disk.WriteJson(folder.Identity, identity);
        if (known is not null) TakeOverKey();
        disk.Delete(folder.PendingEnrolment);
        LogEnrolled(device);
        return identity;
    }

    private void TakeOverKey()
    {
        disk.Move(_file, folder.Key);
        disk.SyncFolder(Path.GetDirectoryName(folder.Key)!);
    }

    [LoggerMessage(LogLevel.Information, "Enrolled as device {Device}.")]
    private partial void LogEnrolled(Guid device);

    [LoggerMessage(LogLevel.Warning, "The announcement was refused: {Refusal}")]
    private partial void LogRefused(string refusal);

    [LoggerMessage(LogLevel.Information, "Enrolment goes on: {Reason}")]
    private partial void LogFailed(string reason);
}
