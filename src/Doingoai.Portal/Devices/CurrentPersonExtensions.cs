using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Devices;

internal static class CurrentPersonExtensions
{
    /// <summary>Behind a policy there is somebody.</summary>
    public static async ValueTask<Person> RequireAsync(this ICurrentPerson current) =>
        await current.GetAsync() ?? throw new InvalidOperationException("The endpoint has no policy.");
}
