using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Signage.Manifests;

namespace Doingoai.Portal.Devices.Files;

/// <summary>A signed manifest that was too large for a message; only for the device that drives the screen.</summary>
internal static class ManifestEndpoint
{
    public static async Task<IResult> AnswerAsync(
        Guid screen, long version, HttpContext context, IScreenManifests manifests, DeviceDirectory directory, CancellationToken cancel)
    {
        var info = await directory.DeviceAsync(context.User.DeviceId(), cancel);
        if (info is null || info.Screens.All(one => one.Id != screen)) return TypedResults.NotFound();
        return await manifests.JwsAsync(screen, version, cancel) is { } jws ? TypedResults.Text(jws, "application/jose") : TypedResults.NotFound();
    }
}
