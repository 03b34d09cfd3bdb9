using Microsoft.AspNetCore.Localization;

namespace Doingoai.Portal.Platform.Web;

/// <summary>Vietnamese unless the person chose otherwise; the browser's own language is no choice.</summary>
internal static class LocalizationSetup
{
    public const string Cookie = "doingoai.language";

    public static void AddPortalLocalization(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Languages.Vietnamese).AddSupportedCultures([.. Languages.All]).AddSupportedUICultures([.. Languages.All]);
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Cookie }];
        });
    }
}
