namespace Doingoai.Portal.Devices.Keys;

/// <summary>Cuts a request that is under way when the key it came with ends: a film of an hour would outlast it.</summary>
internal static class CutWithKey
{
    public static async ValueTask<object?> RunAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var ring = http.RequestServices.GetRequiredService<DeviceKeyRing>();
        await using var cut = ring.Find(http.User.DeviceKid())?.Life.Register(http.Abort) ?? default;
        return await next(context);
    }
}
