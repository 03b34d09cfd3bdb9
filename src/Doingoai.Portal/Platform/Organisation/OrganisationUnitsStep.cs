using System.Text.Json;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Organisation;

/// <summary><c>{"step":"organisation-units","units":[{"key","name":{"vi","en","zh"},"validFrom"?,"validTo"?,"successor"?}]}</c></summary>
internal sealed class OrganisationUnitsStep(IDbContextFactory<PortalDb> dbs, TimeProvider time) : IRecipeStep
{
    public string Key => "organisation-units";

    public async Task RunAsync(JsonElement step, string folder, CancellationToken cancel)
    {
        var units = step.GetProperty("units").Deserialize<UnitDescription[]>(JsonSerializerOptions.Web) ?? [];
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var known = await db.OrganisationUnits.ToDictionaryAsync(unit => unit.Key, cancel);
        foreach (var described in units) Apply(db, known, described);
        foreach (var described in units) known[described.Key].SucceededBy(Successor(known, described));
        await db.SaveChangesAsync(cancel);
    }

    private void Apply(PortalDb db, Dictionary<string, OrganisationUnit> known, UnitDescription described)
    {
        var (vi, en, zh) = (described.Name[Languages.Vietnamese], described.Name[Languages.English], described.Name[Languages.Chinese]);
        if (known.TryGetValue(described.Key, out var unit))
        {
            unit.Become(vi, en, zh, described.ValidFrom, described.ValidTo);
            return;
        }

        unit = new(Guid.CreateVersion7(time.GetUtcNow()), described.Key, vi, en, zh, described.ValidFrom, described.ValidTo);
        db.OrganisationUnits.Add(unit);
        known.Add(unit.Key, unit);
    }

    private static Guid? Successor(Dictionary<string, OrganisationUnit> known, UnitDescription described)
    {
        if (described.Successor is null) return null;
        return known.TryGetValue(described.Successor, out var successor) ? successor.Id : throw new RuleException("unit.unknown-successor", described.Key, described.Successor);
    }

    private sealed record UnitDescription(string Key, Dictionary<string, string> Name, DateOnly? ValidFrom, DateOnly? ValidTo, string? Successor);
}
