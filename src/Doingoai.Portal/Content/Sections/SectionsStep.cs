using System.Text.Json;
using Doingoai.Portal.Platform.Recipes;

namespace Doingoai.Portal.Content.Sections;

/// <summary><c>{"step":"sections","sections":[{"key","order","parent"?,"title":{"vi","en","zh"},"slug":{…},"summary"?:{…},"legacyNumbers"?:[…]}]}</c></summary>
internal sealed class SectionsStep(SaveSection save) : IRecipeStep
{
    public string Key => "sections";

    public async Task RunAsync(JsonElement step, string folder, CancellationToken cancel)
    {
        foreach (var one in step.GetProperty("sections").Deserialize<Described[]>(JsonSerializerOptions.Web) ?? [])
            await save.RunAsync(new(one.Key, one.Parent, one.Order, one.Retired, one.Title, one.Slug ?? [], one.Summary ?? []) { LegacyNumbers = one.LegacyNumbers }, cancel);
    }

    private sealed record Described(
        string Key, string? Parent, int Order, bool Retired, Dictionary<string, string> Title, Dictionary<string, string>? Slug, Dictionary<string, string>? Summary,
        int[]? LegacyNumbers);
}
