namespace Doingoai.Portal.Devices.Keys;

/// <summary>What the gate said. Only with <see cref="DeviceRefusal.None"/> do the others mean anything.</summary>
internal readonly record struct DeviceAdmission(DeviceRefusal Refusal, Guid Device, string Kid, string Run)
{
    public bool IsAdmitted => Refusal == DeviceRefusal.None;

    public static DeviceAdmission Refused(DeviceRefusal refusal) => new(refusal, Guid.Empty, "", "");
}
