using System.Globalization;
using Doingoai.Portal.Devices.Api;
using Doingoai.Portal.Devices.Frames;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Signage.Manifests;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Reads the history of a screen's pictures.</summary>
internal sealed class PicturesReader(DeviceDirectory directory, FramePictures pictures, IScreenManifests manifests, TimeProvider time)
{
    private const int Shown = 60;

    public async Task<PicturesView?> ReadAsync(Guid screen, CancellationToken cancel)
    {
        if (await directory.DeviceOfAsync(screen, cancel) is not { } device) return null;

        var seen = new List<SeenPicture>();
        foreach (var picture in pictures.Of(screen).Take(Shown)) seen.Add(await OfAsync(screen, picture, cancel));
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return new(screen, device.Screens.First(one => one.Id == screen).Names.In(language), device.Names.In(language), time.GetUtcNow(), seen);
    }

    private async Task<SeenPicture> OfAsync(Guid screen, FramePicture picture, CancellationToken cancel)
    {
        var info = picture.Entry is null ? null : await manifests.EntryAsync(screen, picture.Manifest, picture.Entry, cancel);
        var expected = new DrawnAnswer(picture.Manifest, picture.Entry, null, info?.Title ?? info?.Widget, info?.Language, info?.Sha256);
        return new(
            picture, expected, $"/board/frames/{screen:N}/{picture.ReceivedMs}",
            info?.Sha256 is null ? null : $"/board/slides/{screen:N}/{picture.Manifest}/{Uri.EscapeDataString(picture.Entry!)}");
    }
}
