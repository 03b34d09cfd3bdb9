using Doingoai.Portal.Devices.Files;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Protocol.Wire;
using NetVips;

namespace Doingoai.Portal.Devices.Frames;

/// <summary>A device shows what it saw on one of its screens.</summary>
internal sealed class TakeFrame(DeviceDirectory directory, FramePictures pictures, FramesPerScreen rate)
{
    // Devices send small pictures; nothing larger is decoded.
    private const long MaxPixels = 1_500_000;

    public async Task<FrameTaken> RunAsync(Guid device, Guid screen, FrameSeen seen, byte[] bytes, CancellationToken cancel)
    {
        if ((await directory.DeviceAsync(device, cancel))?.Screens.Any(one => one.Id == screen) != true) return FrameTaken.ForeignScreen;
        if (!DeviceText.IsShort(seen.Entry)) return FrameTaken.NotAPicture;
        if (!rate.Allows(screen)) return FrameTaken.TooOften;

        var webp = await DevicePictures.EncodeAsync(bytes, MaxPixels, picture => picture.WebpsaveBuffer(q: 82, effort: 2, keep: Enums.ForeignKeep.None), cancel);
        if (webp is null) return FrameTaken.NotAPicture;

        pictures.Save(screen, seen, webp);
        return FrameTaken.Taken;
    }
}
