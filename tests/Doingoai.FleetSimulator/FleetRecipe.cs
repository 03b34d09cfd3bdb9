using System.Text.Json;
using Doingoai.Demo;

namespace Doingoai.FleetSimulator;

/// <summary>The seeded inventory without its articles: what is measured here is what the scenario itself publishes.</summary>
internal static class FleetRecipe
{
    private static readonly string[] Steps = ["organisation-units", "sections", "screen-classes", "clusters"];

    /// <summary>Writes the recipe below <paramref name="folder"/> and answers where.</summary>
    public static string Write(string folder)
    {
        var here = Path.Combine(folder, "inventory");
        var seed = Path.Combine(Path.GetDirectoryName(ChildProcess.Dll("Portal"))!, "Recipes", "lao-cai");
        Directory.CreateDirectory(here);
        File.WriteAllText(Path.Combine(here, "recipe.json"), JsonSerializer.Serialize(new { name = "inventory", steps = Steps.Select(step => Path.Combine(seed, $"{step}.json")) }));
        return here;
    }
}
