using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Admin.Shell;

/// <summary>Switches the language of the admin: a cookie for this browser, and the person's own setting.</summary>
internal static class LanguageEndpoints
{
    public static void MapLanguage(this IEndpointRouteBuilder routes) => routes.MapGet("/admin/language/{language}", SwitchAsync).AllowAnonymous();

    public static void Remember(HttpContext context, string language)
    {
        var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language));
        context.Response.Cookies.Append(LocalizationSetup.Cookie, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(400),
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            IsEssential = true,
            Secure = context.Request.IsHttps,
        });
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> SwitchAsync(
        string language, string? back, HttpContext context, IDbContextFactory<PortalDb> dbs, CancellationToken cancel)
    {
        if (!Languages.Knows(language)) return TypedResults.NotFound();

        Remember(context, language);
        if (context.User.ToPerson() is { } person)
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            await db.Users.Where(user => user.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.Language, language), cancel);
        }

        return TypedResults.LocalRedirect(LocalAddress.Or(back, "/admin"));
    }
}
