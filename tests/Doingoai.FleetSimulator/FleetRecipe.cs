using System.Text.Json;
using System.Text.Json.Nodes;
using Doingoai.Demo;

namespace Doingoai.FleetSimulator;

/// <summary>The seeded inventory without its articles: what is measured here is what the scenario itself publishes.</summary>
internal static class FleetRecipe
{
    private const string Television = "tv-landscape";

    private static readonly string[] Steps = ["organisation-units", "sections", "screen-classes", "clusters"];

    /// <summary>Writes the recipe below <paramref name="folder"/> and answers where.</summary>
    public static string Write(string folder)
    {
        Directory.CreateDirectory(Here(folder));
        return Write(folder, step => Path.Combine(Seed, $"{step}.json"));
    }

    /// <summary>The same with one cluster of so many televisions, each on a device of its own, instead of the seeded places and classes.</summary>
    public static string Write(string folder, int screens)
    {
        Directory.CreateDirectory(Here(folder));
        var classes = JsonNode.Parse(File.ReadAllText(Path.Combine(Seed, "screen-classes.json")))!["classes"]!.AsArray().Where(one => (string?)one!["key"] == Television);
        Keep(folder, "screen-classes", new { step = "screen-classes", classes });
        var devices = Enumerable.Range(1, screens).Select(Device);
        Keep(folder, "clusters", new { step = "clusters", clusters = new[] { new { key = "fleet", name = Named("Cụm thử tải"), devices } } });
        return Write(folder, step => Path.Combine(step is "screen-classes" or "clusters" ? Here(folder) : Seed, $"{step}.json"));
    }

    private static string Seed => Path.Combine(Path.GetDirectoryName(ChildProcess.Dll("Portal"))!, "Recipes", "lao-cai");

    private static string Here(string folder) => Path.Combine(folder, "inventory");

    private static void Keep(string folder, string step, object content) => File.WriteAllText(Path.Combine(Here(folder), $"{step}.json"), JsonSerializer.Serialize(content));

    private static string Write(string folder, Func<string, string> fileOf)
    {
        File.WriteAllText(Path.Combine(Here(folder), "recipe.json"), JsonSerializer.Serialize(new { name = "inventory", steps = Steps.Select(fileOf) }));
        return Here(folder);
    }

    private static object Device(int number) => new
    {
        key = $"fleet-{number:0000}",
        name = Named($"Máy {number:0000}"),
        outputs = new[]
        {
            new
            {
                key = $"fleet-{number:0000}-1",
                width = 1920,
                height = 1080,
                rotation = 0,
                screens = new[] { new { key = $"fleet-{number:0000}-screen", name = Named($"Màn hình {number:0000}"), @class = Television, x = 0, y = 0 } },
            },
        },
    };

    private static object Named(string name) => new { vi = name, en = name, zh = name };
}
