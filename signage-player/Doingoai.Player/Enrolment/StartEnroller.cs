using System.Security.Cryptography;
using System.Text;
using Doingoai.Player.Storage;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Trust;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Enrolment;

/// <summary>
/// Enrols with a start packet, without anybody at the machine. An enrolled machine takes only packets of its own root: whoever
/// plugs a stick in cannot lead it to another portal. The new key lies on the disk before it is shown to the portal, so a
/// power cut at any moment loses nothing.
/// </summary>
internal sealed partial class StartEnroller(EnrolmentHttp http, StartPackets packets, IDisk disk, PlayerFolder folder, PlayerOptions options, ILogger logger)
{
    /// <summary>A packet lies there that this machine may use.</summary>
    public StartPacket? Find(DeviceIdentity? known) =>
        packets.Find() is { } packet && (known is null || (packet.Root == known.RootKey.Thumbprint() && packet.PortalId == known.PortalId)) ? packet : null;

    /// <summary>The identity it gave; <c>null</c>: the portal refused it, and it is not tried again.</summary>
    /// <exception cref="PortalChosenException">The packet names another portal than this process speaks to; the next start does.</exception>
    public async Task<(DeviceIdentity Identity, ECDsa Key)?> UseAsync(StartPacket packet, CancellationToken cancel)
    {
        if (PortalChoice.Keep(disk, folder, options, packet)) throw new PortalChosenException(packet.Portal);

        var key = DeviceKeyFile.LoadOrCreate(disk, folder.StartKey);
        var request = new StartRequest(packet.Ticket, Jwk.Of(key), StartPacket.Proof(StartPacket.Verifier(packet.Secret), packet.Ticket, Jwk.Of(key)));
        if (await http.StartAsync(request, cancel) is not { } answer)
        {
            LogRefused(packet.Ticket);
            packets.Done(packet.Ticket);
            disk.Delete(folder.StartKey);
            key.Dispose();
            return null;
        }

        if (answer.RootKey.Thumbprint() != packet.Root || answer.PortalId != packet.PortalId) throw new HttpRequestException("The portal that answered has another root than the packet.");
        var error = RosterVerifier.TryVerify(answer.Roster, answer.RootKey, answer.PortalId, HeldVersion.None, out var roster);
        if (error != RosterError.None) throw new HttpRequestException($"The roster does not belong to the packet's root: {error}.");

        return (Keep(packet, answer, roster!.Roster.Version), key);
    }

    private DeviceIdentity Keep(StartPacket packet, StartAnswer answer, long version)
    {
        var identity = new DeviceIdentity(answer.Device, answer.PortalId, answer.RootKey);
        if (new TrustStore(disk, folder, answer.RootKey, answer.PortalId).Held.Version < version) disk.Keep(folder.Roster, Encoding.UTF8.GetBytes(answer.Roster));
        disk.WriteJson(folder.Identity, identity);
        disk.Move(folder.StartKey, folder.Key);
        disk.SyncFolder(Path.GetDirectoryName(folder.Key)!);
        packets.Done(packet.Ticket);
        disk.Delete(folder.PendingEnrolment);
        LogEnrolled(answer.Device);
        return identity;
    }

    [LoggerMessage(LogLevel.Information, "Enrolled as device {Device} with a start packet.")]
    private partial void LogEnrolled(Guid device);

    [LoggerMessage(LogLevel.Warning, "The portal refused start packet {Ticket}; it is not tried again.")]
    private partial void LogRefused(Guid ticket);
}
