using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>
/// Learns of keys that another node enrolled or ended, ends those of devices that were taken out of use, and cuts
/// connections whose key has ended.
/// </summary>
internal sealed class KeyRingLoop(LoopServices services, DeviceKeyRing ring, EndedDevices ended, DeviceSessions sessions)
    : LeasedLoop(services, "device keys", TimeSpan.FromSeconds(2)), IOn<DeviceEnded>
{
    protected override bool OncePerSystem => false;

    public void Handle(DeviceEnded happened)
    {
        ended.Note(happened);
        Wake();
    }

    protected override async Task StepAsync(CancellationToken stop)
    {
        await ring.ReadIfChangedAsync(stop);
        await CutAsync(); // whatever becomes of the rest
        if (!await ended.EndAsync(stop)) return;
        await ring.ReadAsync(stop);
        await CutAsync();
    }

    private async Task CutAsync()
    {
        foreach (var session in sessions.All)
            if (ring.Find(session.Kid) is not { IsRevoked: false }) await sessions.EndAsync(session.Device, ring.Find(session.Kid)?.Ended ?? RevocationReasons.Revoked);
    }
}
