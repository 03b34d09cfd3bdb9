using Doingoai.Portal.Admin.Navigation;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Startup;

namespace Doingoai.Portal.Content.Importing;

internal static class ImportSetup
{
    public static void AddImporting(this IServiceCollection services)
    {
        services.AddSingleton<PictureDesk>().AddSingleton<KnownArticles>().AddSingleton<SaveImported>();
        services.AddScoped<PublishImported>().AddScoped<ImportArticle>().AddScoped<ImportArticles>().AddScoped<ImportReportText>();
        services.AddSingleton<ICommandVerb, ImportVerb>();
        services.AddNavEntry<Texts>(new(NavSection.Content, 40, "ImportArticles", "/admin/import", "move_to_inbox", Permission.ImportContent));
    }
}
