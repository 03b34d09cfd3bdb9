using Doingoai.Portal.Admin.Navigation;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Recipes;

namespace Doingoai.Portal.Content.Terms;

internal static class TermsSetup
{
    public static void AddTerms(this IServiceCollection services)
    {
        services.AddModelPart<TermModel>();
        services.AddSingleton<TermBase>().AddSingleton<ISynonyms>(provider => provider.GetRequiredService<TermBase>());
        services.AddSingleton<TermCatalog>().AddSingleton<SaveTerm>().AddSingleton<IRecipeStep, TermsStep>();
        services.AddScoped<EditTerms>();
        services.AddNavEntry<Texts>(new(NavSection.Content, 30, "Terms", "/admin/terms", "menu_book", Permission.UseAdmin));
    }
}
