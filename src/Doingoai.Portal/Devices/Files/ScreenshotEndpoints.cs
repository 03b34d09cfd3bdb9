using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Files;

/// <summary>Up from the device; down to whoever watches the board.</summary>
internal static class ScreenshotEndpoints
{
    public static async Task<IResult> TakeAsync(Guid command, HttpContext context, TakeScreenshot take, CancellationToken cancel)
    {
        if (await DeviceJson.ReadBytesAsync(context.Request, Routes.MaxScreenshotBytes, cancel) is not { } bytes)
            return DeviceJson.Refuse(StatusCodes.Status413PayloadTooLarge, "screenshot.too-large");

        return await take.RunAsync(context.User.DeviceId(), command, bytes, cancel) switch
        {
            ScreenshotVerdict.Taken => TypedResults.NoContent(),
            ScreenshotVerdict.NotAsked => TypedResults.NotFound(),
            ScreenshotVerdict.TooLate => DeviceJson.Refuse(StatusCodes.Status410Gone, "screenshot.too-late"),
            _ => DeviceJson.Refuse(StatusCodes.Status415UnsupportedMediaType, "screenshot.not-a-picture"),
        };
    }

    public static async Task<IResult> ShowAsync(Guid command, IDbContextFactory<PortalDb> dbs, IBlobStore blobs, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var picture = await db.Set<CommandRow>().Where(row => row.Id == command).Select(row => row.Picture).FirstOrDefaultAsync(cancel);
        return picture is not null && blobs.PathOf(picture) is { } path ? TypedResults.PhysicalFile(path, "image/png") : TypedResults.NotFound();
    }
}
