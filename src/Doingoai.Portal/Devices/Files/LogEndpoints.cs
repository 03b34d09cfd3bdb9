using Doingoai.Portal.Devices.Keys;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Files;

/// <summary>Up from the device; a page of the board shows it.</summary>
internal static class LogEndpoints
{
    public static async Task<IResult> TakeAsync(Guid command, HttpContext context, TakeLog take, CancellationToken cancel)
    {
        if (await DeviceJson.ReadBytesAsync(context.Request, Routes.MaxLogBytes, cancel) is not { } bytes)
            return DeviceJson.Refuse(StatusCodes.Status413PayloadTooLarge, "log.too-large");
        return await take.RunAsync(context.User.DeviceId(), command, bytes, cancel) ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
