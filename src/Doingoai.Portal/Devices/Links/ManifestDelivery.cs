using System.Text;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Links;

/// <summary>Roster, recalls and manifests on their way to one device. What was signed is passed on byte for byte.</summary>
internal sealed class ManifestDelivery(IScreenManifests manifests, ITrust trust, DeliveryIntake deliveries, TimeProvider time)
{
    // A manifest that was sent but is still not what the device plays after this long is sent again.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public void Compiled(ManifestIssued issued) => deliveries.Own(issued.Screen, issued.Version, DeliveryRung.Compiled, time.GetUtcNow());

    /// <summary>What was issued for these devices and is not known to have arrived, read once for all of them.</summary>
    public async Task<IssuedForDevices> ReadAsync(IReadOnlyCollection<DeviceSession> meant, CancellationToken cancel)
    {
        var versions = await manifests.VersionsAsync([.. meant.Select(session => session.Device)], cancel);
        var byDevice = versions.ToLookup(version => version.Device);
        var lacking = meant.SelectMany(session => byDevice[session.Device].Where(version => Lacks(session, version))).Distinct().ToList();
        return await ReadAsync(lacking, cancel);
    }

    /// <summary>These manifests and the recalls.</summary>
    public async Task<IssuedForDevices> ReadAsync(IReadOnlyCollection<IssuedVersion> lacking, CancellationToken cancel)
    {
        IReadOnlyDictionary<IssuedVersion, string> signed = lacking.Count == 0 ? new Dictionary<IssuedVersion, string>() : await manifests.JwsAsync(lacking, cancel);
        return new(await RecallAsync(cancel), signed.ToLookup(one => one.Key.Device, one => (one.Key, one.Value)));
    }

    /// <summary>The recall list as a message, the same one for every device; <c>null</c> while nothing was ever recalled.</summary>
    public async Task<RecallNotice?> RecallAsync(CancellationToken cancel) =>
        await manifests.RecallListAsync(cancel) is { } jws ? new(jws, Envelope.Of(DownTypes.Recall, new RecallMessage(jws), time.GetUtcNow())) : null;

    /// <summary>Recalls ahead of manifests, and the roster ahead of both.</summary>
    public void Deliver(DeviceSession session, IssuedForDevices issued)
    {
        Send(session, issued.Recall);
        foreach (var (version, jws) in issued.Manifests[session.Device]) Send(session, version, jws);
    }

    public void Send(DeviceSession session, RecallNotice? recall)
    {
        SendRoster(session); // first: it says whose word counts
        if (recall is null || recall.Jws == session.Sent.Recalls) return;
        if (session.TrySend(recall.Message)) session.Sent.Recalls = recall.Jws;
    }

    /// <summary>A message can be lost with the connection that carried it; the heartbeat shows what arrived.</summary>
    public static void Recheck(DeviceSession session, ScreenNow screen, DateTimeOffset now)
    {
        if (session.Sent.Manifests.TryGetValue(screen.Screen, out var sent) && sent.At != DateTimeOffset.MaxValue && sent.Version > screen.Active && now - sent.At > Patience)
            session.Sent.Manifests.TryRemove(new(screen.Screen, sent));
    }

    /// <summary>The device tried it and went back: sending it again would only cost the link.</summary>
    public static void GivenUp(DeviceSession session, Delivery delivery)
    {
        if (session.Sent.Manifests.TryGetValue(delivery.Screen, out var sent) && sent.Version == delivery.Version)
            session.Sent.Manifests.TryUpdate(delivery.Screen, sent with { At = DateTimeOffset.MaxValue }, sent);
    }

    private void SendRoster(DeviceSession session)
    {
        if (trust.RosterVersion <= session.Sent.Roster) return;
        if (session.TrySend(Envelope.Of(DownTypes.Roster, new RosterMessage(trust.RosterJws), time.GetUtcNow()))) session.Sent.Roster = trust.RosterVersion;
    }

    private static bool Lacks(DeviceSession session, IssuedVersion issued) =>
        !(session.Sent.Manifests.TryGetValue(issued.Screen, out var sent) && sent.Version >= issued.Version);

    private void Send(DeviceSession session, IssuedVersion issued, string jws)
    {
        if (!Lacks(session, issued)) return;

        var (screen, version, now) = (issued.Screen, issued.Version, time.GetUtcNow());
        var message = Encoding.UTF8.GetByteCount(jws) <= ManifestMessage.InlineLimit
            ? new ManifestMessage(screen, version, Jws: jws)
            : new ManifestMessage(screen, version, Address: Routes.Manifest(screen, version));
        if (!session.TrySend(Envelope.Of(DownTypes.Manifest, message, now, screen))) return;

        session.Sent.Manifests[screen] = new(version, now);
        deliveries.Own(screen, version, DeliveryRung.Sent, now);
    }
}

/// <summary>What a lot of devices is to be told.</summary>
/// <param name="Manifests">Signed manifests they lack, by device.</param>
internal sealed record IssuedForDevices(RecallNotice? Recall, ILookup<Guid, (IssuedVersion Version, string Jws)> Manifests);

/// <summary>The signed recall list and the one message that carries it to everybody.</summary>
internal sealed record RecallNotice(string Jws, Envelope Message);
