using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>Ends the keys and open start packets of a device and cuts its live connection.</summary>
internal sealed class RevokeDevice(EndKeys end, IFleet fleet, IAccess access, DeviceKeyRing ring, DeviceSessions sessions)
{
    public async Task<bool> RunAsync(Guid device, Person by, CancellationToken cancel)
    {
        if (await fleet.DeviceAsync(device, cancel) is not { } place) return false;
        if (!await access.MayAsync(by.Id, Permission.EnrolDevices, new(Cluster: place.Cluster), cancel)) throw new RuleException("enrolment.not-your-cluster");

        await end.RunAsync(device, by, cancel);
        await ring.ReadAsync(cancel);
        await sessions.EndAsync(device, RevocationReasons.Revoked);
        return true;
    }
}
