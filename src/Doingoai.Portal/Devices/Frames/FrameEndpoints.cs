using Doingoai.Portal.Devices.Keys;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Frames;

/// <summary>Up from the device; down to whoever watches the board.</summary>
internal static class FrameEndpoints
{
    public static async Task<IResult> TakeAsync(
        Guid screen, string verdict, long manifest, long at, string? entry, HttpContext context, TakeFrame take, CancellationToken cancel)
    {
        if (!Enum.TryParse<FrameVerdict>(verdict, out var said) || !Enum.IsDefined(said) || said.ToString() != verdict) return DeviceJson.Refuse(StatusCodes.Status400BadRequest, "frame.unknown-verdict");
        if (await DeviceJson.ReadBytesAsync(context.Request, Routes.MaxFrameBytes, cancel) is not { } bytes)
            return DeviceJson.Refuse(StatusCodes.Status413PayloadTooLarge, "frame.too-large");

        return await take.RunAsync(context.User.DeviceId(), screen, new(said, at, at, manifest, entry), bytes, cancel) switch
        {
            FrameTaken.Taken => TypedResults.NoContent(),
            FrameTaken.ForeignScreen => TypedResults.NotFound(),
            FrameTaken.TooOften => DeviceJson.Refuse(StatusCodes.Status429TooManyRequests, "frame.too-often"),
            _ => DeviceJson.Refuse(StatusCodes.Status415UnsupportedMediaType, "frame.not-a-picture"),
        };
    }

    public static IResult Show(Guid screen, long at, HttpContext context, FramePictures pictures)
    {
        if (pictures.PathOf(screen, at) is not { } path) return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "private, max-age=3600, immutable";
        return TypedResults.PhysicalFile(path, "image/webp");
    }
}
