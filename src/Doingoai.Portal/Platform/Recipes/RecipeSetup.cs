using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Startup;

namespace Doingoai.Portal.Platform.Recipes;

internal static class RecipeSetup
{
    public static void AddRecipes(this IServiceCollection services)
    {
        services.AddOptions<RecipeOptions>().BindConfiguration(RecipeOptions.Section);
        services.AddModelPart<RecipeModel>();
        services.AddSingleton<RecipeRunner>();
        services.AddHostedService<RecipeLoop>();
        services.AddSingleton<ICommandVerb, RecipeVerb>();
    }
}
