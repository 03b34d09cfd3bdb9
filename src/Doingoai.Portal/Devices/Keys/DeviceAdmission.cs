namespace Doingoai.Portal.Devices.Keys;

/// <summary>What the gate said. Only with <see cref="DeviceRefusal.None"/> do the others mean anything.</summary>
/// <param name="Order">When the nonce was made, in the order of all nonces of this process.</param>
internal readonly record struct DeviceAdmission(DeviceRefusal Refusal, Guid Device, string Kid, string Run, long Order)
{
    public bool IsAdmitted => Refusal == DeviceRefusal.None;

    public static DeviceAdmission Refused(DeviceRefusal refusal) => new(refusal, Guid.Empty, "", "", 0);
}
