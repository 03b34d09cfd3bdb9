using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Doingoai.Portal.Admin.Shell;

internal static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) => routes.MapPost("/admin/sign-out", SignOutAsync)
        .RequireAuthorization().WithMetadata(new RequireAntiforgeryTokenAttribute());

    private static async Task<RedirectHttpResult> SignOutAsync(SignInManager<User> manager)
    {
        await manager.SignOutAsync();
        return TypedResults.LocalRedirect(IdentitySetup.SignInPath);
    }
}
