using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>What a device's request changes, the device has done: the trail names it.</summary>
internal static class ActingDevice
{
    public static async ValueTask<object?> RunAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var device = http.User.DeviceId();
        var known = await http.RequestServices.GetRequiredService<DeviceDirectory>().KnownAsync(device, http.RequestAborted);
        // A device may have a longer name than the trail keeps.
        using var acting = http.RequestServices.GetRequiredService<IActor>().Be(new Person(device, DeviceText.Tame(known?.Names.Vi) ?? device.ToString("N")));
        return await next(context);
    }
}
