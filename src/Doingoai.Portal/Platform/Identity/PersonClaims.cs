using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>The cookie carries who somebody is, never what the person may do.</summary>
internal static class PersonClaims
{
    public const string DisplayName = "doingoai:name";

    public const string Language = "doingoai:language";

    public static Person? ToPerson(this ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true, AuthenticationType: "Identity.Application" }
        && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? new Person(id, principal.FindFirstValue(DisplayName) ?? principal.Identity.Name ?? "")
            : null;

    /// <summary>Adds the shown name and the language to the cookie at sign-in.</summary>
    internal sealed class Factory(UserManager<User> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<User>(users, options)
    {
        protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
        {
            var identity = await base.GenerateClaimsAsync(user);
            identity.AddClaim(new Claim(DisplayName, user.DisplayName));
            identity.AddClaim(new Claim(Language, user.Language));
            return identity;
        }
    }
}
