using System.Globalization;
using System.Security.Claims;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>A device as the caller of a request.</summary>
internal static class DevicePrincipal
{
    private const string Device = "device";
    private const string Kid = "kid";
    private const string Run = "run";
    private const string Order = "order";

    public static ClaimsPrincipal Of(DeviceAdmission admission) => new(new ClaimsIdentity(
        [new(Device, admission.Device.ToString("N")), new(Kid, admission.Kid), new(Run, admission.Run), new(Order, admission.Order.ToString(CultureInfo.InvariantCulture))], DeviceAuthentication.SchemeName));

    public static bool IsDevice(this ClaimsPrincipal caller) => caller.Identities.Any(identity => identity.AuthenticationType == DeviceAuthentication.SchemeName);

    public static Guid DeviceId(this ClaimsPrincipal caller) => Guid.ParseExact(caller.FindFirstValue(Device) ?? "", "N");

    public static string DeviceKid(this ClaimsPrincipal caller) => caller.FindFirstValue(Kid) ?? "";

    /// <summary>What the gate said when it let this caller in.</summary>
    public static DeviceAdmission Admission(this ClaimsPrincipal caller) => new(
        DeviceRefusal.None, caller.DeviceId(), caller.DeviceKid(), caller.FindFirstValue(Run) ?? "", long.Parse(caller.FindFirstValue(Order) ?? "0", CultureInfo.InvariantCulture));
}
