using System.Globalization;
using Bunit;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Admin.Pages;
using Doingoai.Portal.Platform.Errors;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace Doingoai.Portal.Tests.Admin;

/// <summary>A place to render components of the admin in one language, without a server.</summary>
public abstract class AdminRoom : BunitContext
{
    protected AdminRoom()
    {
        Speak("vi");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLogging().AddLocalization().AddRadzenComponents();
        Services.AddSingleton(new TextSource(typeof(Doingoai.Portal.Platform.Texts)));
        Services.AddSingleton<RuleTexts>().AddSingleton<NamedTexts>().AddScoped<AuditWords>();
        Services.AddScoped<Attempt>().AddScoped<Ask>();
    }

    protected static void Speak(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);
}
