using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Recipes;
using Doingoai.Portal.Signage.Screens;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Recipes;

/// <summary><c>{"step":"screen-classes","classes":[{"key","name","kind","width","height","pitchMm","viewingDistanceM","touch","languages","operatingHours"?}]}</c></summary>
internal sealed class ScreenClassesStep(IDbContextFactory<PortalDb> dbs) : IRecipeStep
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public string Key => "screen-classes";

    public async Task RunAsync(JsonElement step, string folder, CancellationToken cancel)
    {
        var described = step.GetProperty("classes").Deserialize<ClassJson[]>(Json) ?? [];
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var known = await db.ScreenClasses.ToDictionaryAsync(row => row.Key, cancel);
        foreach (var one in described)
        {
            if (!known.TryGetValue(one.Key, out var kind)) db.Add(kind = new(one.Key));
            kind.Describe(one.Name.Names, one.Kind, one.Touch, one.Languages, Hours(one.OperatingHours));
            kind.Shape(new(one.Width, one.Height, one.PitchMm, one.ViewingDistanceM));
        }

        await db.SaveChangesAsync(cancel);
    }

    private static OperatingHours? Hours(string? text) => text?.Split('-') is [var opens, var closes]
        ? new(TimeOnly.Parse(opens, CultureInfo.InvariantCulture), TimeOnly.Parse(closes, CultureInfo.InvariantCulture))
        : null;

    private sealed record ClassJson(
        string Key, NamesJson Name, ScreenKind Kind, int Width, int Height, double PitchMm, double ViewingDistanceM, bool Touch, IReadOnlyList<string> Languages, string? OperatingHours);
}
