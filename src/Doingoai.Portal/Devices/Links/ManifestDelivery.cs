using System.Text;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Links;

/// <summary>Recalls, roster and manifests on their way to one device. What was signed is passed on byte for byte.</summary>
internal sealed class ManifestDelivery(IScreenManifests manifests, ITrust trust, DeliveryIntake deliveries, TimeProvider time)
{
    // A manifest that was sent but is still not what the device plays after this long is sent again.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public void Compiled(ManifestIssued issued) => deliveries.Own(issued.Screen, issued.Version, DeliveryRung.Compiled, time.GetUtcNow());

    public async Task DeliverAsync(DeviceSession session, CancellationToken cancel)
    {
        await SendRecallsAsync(session, cancel);
        SendRoster(session);
        foreach (var manifest in await manifests.CurrentForDeviceAsync(session.Device, cancel)) Send(session, manifest);
    }

    /// <summary>A message can be lost with the connection that carried it; the heartbeat shows what arrived.</summary>
    public static void Recheck(DeviceSession session, ScreenNow screen, DateTimeOffset now)
    {
        if (session.Sent.Manifests.TryGetValue(screen.Screen, out var sent) && sent.At != DateTimeOffset.MaxValue && sent.Version > screen.Active && now - sent.At > Patience)
            session.Sent.Manifests.TryRemove(new(screen.Screen, sent));
    }

    private async Task SendRecallsAsync(DeviceSession session, CancellationToken cancel)
    {
        if (await manifests.RecallListAsync(cancel) is not { } recalls || recalls == session.Sent.Recalls) return;
        if (session.TrySend(Envelope.Of(DownTypes.Recall, new RecallMessage(recalls), time.GetUtcNow()))) session.Sent.Recalls = recalls;
    }

    private void SendRoster(DeviceSession session)
    {
        if (trust.RosterVersion <= session.Sent.Roster) return;
        if (session.TrySend(Envelope.Of(DownTypes.Roster, new RosterMessage(trust.RosterJws), time.GetUtcNow()))) session.Sent.Roster = trust.RosterVersion;
    }

    private void Send(DeviceSession session, IssuedManifestInfo manifest)
    {
        var (screen, version) = (manifest.Screen, manifest.Version);
        if (session.Sent.Manifests.TryGetValue(screen, out var sent) && sent.Version >= version) return;

        var now = time.GetUtcNow();
        var message = Encoding.UTF8.GetByteCount(manifest.Jws) <= ManifestMessage.InlineLimit
            ? new ManifestMessage(screen, version, Jws: manifest.Jws)
            : new ManifestMessage(screen, version, Address: Routes.Manifest(screen, version));
        if (!session.TrySend(Envelope.Of(DownTypes.Manifest, message, now, screen))) return;

        session.Sent.Manifests[screen] = new(version, now);
        deliveries.Own(screen, version, DeliveryRung.Sent, now);
    }
}
