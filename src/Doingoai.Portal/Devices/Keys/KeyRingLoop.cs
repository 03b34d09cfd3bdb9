using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Platform.Loops;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>Learns of keys that another node enrolled or ended, and cuts connections whose key has ended.</summary>
internal sealed class KeyRingLoop(LoopServices services, DeviceKeyRing ring, DeviceSessions sessions)
    : LeasedLoop(services, "device keys", TimeSpan.FromSeconds(2))
{
    protected override bool OncePerSystem => false;

    protected override async Task StepAsync(CancellationToken stop)
    {
        await ring.ReadIfChangedAsync(stop);
        foreach (var session in sessions.All)
            if (ring.Find(session.Kid) is not { IsRevoked: false }) await sessions.EndAsync(session.Device, ring.Find(session.Kid)?.Ended ?? RevocationReasons.Revoked);
    }
}
