using System.Text.Json;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Recipes;
using Doingoai.Portal.Platform.Time;
using Doingoai.Portal.Signage.Screens;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Recipes;

/// <summary><c>{"step":"clusters","clusters":[{"key","name","place"?,"ownerUnit"?,"timeZone"?,"devices":[{"key","name","outputs":[{"key","width","height","rotation","screens":[{"key","name","class","x","y"}]}]}]}]}</c></summary>
internal sealed class ClustersStep(IDbContextFactory<PortalDb> dbs, TimeProvider time) : IRecipeStep
{
    public string Key => "clusters";

    public async Task RunAsync(JsonElement step, string folder, CancellationToken cancel)
    {
        var described = step.GetProperty("clusters").Deserialize<ClusterJson[]>(JsonSerializerOptions.Web) ?? [];
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var known = await KnownPlaces.LoadAsync(db, cancel);
        foreach (var one in described) Apply(db, known, one);
        await db.SaveChangesAsync(cancel);
    }

    private void Apply(PortalDb db, KnownPlaces known, ClusterJson described)
    {
        if (!known.Clusters.TryGetValue(described.Key, out var cluster)) db.Add(cluster = new(known.NewId(time.GetUtcNow()), described.Key));
        cluster.Describe(described.Name.Names, described.TimeZone ?? VietnamTime.Name, known.Unit(described.OwnerUnit));
        cluster.Place(described.Place?.Lat, described.Place?.Lon);
        foreach (var device in described.Devices ?? []) Apply(db, known, cluster, device);
    }

    private void Apply(PortalDb db, KnownPlaces known, Cluster cluster, DeviceJson described)
    {
        if (!known.Devices.TryGetValue(described.Key, out var device)) db.Add(device = new(known.NewId(time.GetUtcNow()), cluster.Id, described.Key));
        device.Describe(described.Name.Names);
        foreach (var one in described.Outputs)
        {
            if (!known.Outputs.TryGetValue(one.Key, out var output)) db.Add(output = new(known.NewId(time.GetUtcNow()), device.Id, one.Key));
            output.Shape(one.Width, one.Height, one.Rotation);
            foreach (var screen in one.Screens) Apply(db, known, output, screen);
        }
    }

    private void Apply(PortalDb db, KnownPlaces known, Output output, ScreenJson described)
    {
        if (!known.Classes.TryGetValue(described.Class, out var kind)) throw new RuleException("screen.unknown-class", described.Class);
        if (!known.Screens.TryGetValue(described.Key, out var screen)) db.Add(screen = new(known.NewId(time.GetUtcNow()), output.Id, described.Key));
        screen.Describe(described.Name.Names);
        screen.Place(kind, described.X, described.Y, output);
    }

    private sealed record ClusterJson(string Key, NamesJson Name, PlaceJson? Place, string? OwnerUnit, string? TimeZone, IReadOnlyList<DeviceJson>? Devices);

    private sealed record PlaceJson(double Lat, double Lon);

    private sealed record DeviceJson(string Key, NamesJson Name, IReadOnlyList<OutputJson> Outputs);

    private sealed record OutputJson(string Key, int Width, int Height, int Rotation, IReadOnlyList<ScreenJson> Screens);

    private sealed record ScreenJson(string Key, NamesJson Name, string Class, int X, int Y);
}
