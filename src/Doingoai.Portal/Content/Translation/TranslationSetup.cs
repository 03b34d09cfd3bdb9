using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Admin.Navigation;
using Doingoai.Portal.Content.Pages.Translating;
using Doingoai.Portal.Content.Translation.Assigning;
using Doingoai.Portal.Content.Translation.Board;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;

namespace Doingoai.Portal.Content.Translation;

internal static class TranslationSetup
{
    public static void AddTranslation(this IServiceCollection services)
    {
        services.AddModelPart<AssignmentModel>();
        services.AddSingleton<SourceChanges>().AddSingleton<TranslationBoard>().AddSingleton<MyAssignments>().AddScoped<BoardChoices>();
        services.AddScoped<ConfirmTranslation>().AddScoped<AssignTranslations>().AddScoped<EndAssignment>().AddScoped<Confirming>();
        services.AddScoped<IDashboardTile, MyTranslationsTile>();
        services.AddNavEntry<Texts>(new(NavSection.Content, 10, "Translations", "/admin/translations", "translate", Permission.UseAdmin));
    }
}
