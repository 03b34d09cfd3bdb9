using System.Security.Claims;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>A device as the caller of a request.</summary>
internal static class DevicePrincipal
{
    private const string Device = "device";
    private const string Kid = "kid";
    private const string Run = "run";

    public static ClaimsPrincipal Of(DeviceAdmission admission) => new(new ClaimsIdentity(
        [new(Device, admission.Device.ToString("N")), new(Kid, admission.Kid), new(Run, admission.Run)], DeviceAuthentication.SchemeName));

    public static bool IsDevice(this ClaimsPrincipal caller) => caller.Identities.Any(identity => identity.AuthenticationType == DeviceAuthentication.SchemeName);

    public static Guid DeviceId(this ClaimsPrincipal caller) => Guid.ParseExact(caller.FindFirstValue(Device) ?? "", "N");

    public static string DeviceKid(this ClaimsPrincipal caller) => caller.FindFirstValue(Kid) ?? "";

    public static string DeviceRun(this ClaimsPrincipal caller) => caller.FindFirstValue(Run) ?? "";
}
