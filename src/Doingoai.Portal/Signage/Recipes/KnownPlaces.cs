using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Organisation;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Recipes;

/// <summary>What a recipe may already find, by key.</summary>
internal sealed record KnownPlaces(
    Dictionary<string, Cluster> Clusters,
    Dictionary<string, Device> Devices,
    Dictionary<string, Output> Outputs,
    Dictionary<string, Screen> Screens,
    Dictionary<string, ScreenClass> Classes,
    Dictionary<string, Guid> Units)
{
    private int _made;

    /// <summary>Ids in the order in which the recipe names things, which is the order in which they are shown.</summary>
    public Guid NewId(DateTimeOffset now) => Guid.CreateVersion7(now.AddMilliseconds(_made++));

    public Guid? Unit(string? key) => key is null ? null : Units.TryGetValue(key, out var unit) ? unit : throw new RuleException("unit.unknown", key);

    public static async Task<KnownPlaces> LoadAsync(PortalDb db, CancellationToken cancel) => new(
        await db.Clusters.ToDictionaryAsync(row => row.Key, cancel),
        await db.Devices.ToDictionaryAsync(row => row.Key, cancel),
        await db.Outputs.ToDictionaryAsync(row => row.Key, cancel),
        await db.Screens.ToDictionaryAsync(row => row.Key, cancel),
        await db.ScreenClasses.ToDictionaryAsync(row => row.Key, cancel),
        await db.Set<OrganisationUnit>().ToDictionaryAsync(row => row.Key, row => row.Id, cancel));
}
