using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Signage.Trust;

namespace Doingoai.Portal.Devices.Live;

/// <summary>Counts enrolled devices by the roster they said they hold. One that has not been heard of holds none.</summary>
internal sealed class RosterHolders(DeviceKeyRing ring, LiveFleet live) : IRosterHolders
{
    public (int Holding, int All) Of(long version)
    {
        var devices = ring.Devices;
        return (devices.Count(device => live.Device(device)?.RosterVersion >= version), devices.Count);
    }
}
