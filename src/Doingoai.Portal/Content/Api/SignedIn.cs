using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Api;

internal static class SignedIn
{
    /// <summary>Behind a policy there always is somebody.</summary>
    public static async ValueTask<Person> DemandAsync(this ICurrentPerson current) =>
        await current.GetAsync() ?? throw new InvalidOperationException("The policy lets nobody in who is not signed in.");
}
