using Doingoai.Portal.Platform.Startup;

namespace Doingoai.Portal.Platform.Recipes;

/// <summary><c>-- recipe &lt;folder&gt;</c>: applies a recipe, again if need be.</summary>
internal sealed class RecipeVerb : ICommandVerb
{
    public string Name => "recipe";

    public async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        if (args is not [var folder] || !File.Exists(Path.Combine(folder, "recipe.json")))
            throw new StartRefused("Name a folder with a recipe.json: -- recipe <folder>");

        await services.GetRequiredService<RecipeRunner>().RunAsync(folder, default);
        return 0;
    }
}
