using System.Text.Json;

namespace Doingoai.FleetSimulator;

/// <summary>A device of the portal's inventory and its screens.</summary>
internal sealed record FleetPlace(Guid Device, IReadOnlyList<Guid> Screens)
{
    /// <summary>Reads the answer of <c>/api/v1/fleet</c>.</summary>
    public static IReadOnlyList<FleetPlace> Read(JsonElement fleet) =>
        [.. fleet.EnumerateArray().SelectMany(cluster => cluster.GetProperty("devices").EnumerateArray()).Select(Of)];

    public static Guid Id(JsonElement one) => Guid.Parse(one.GetProperty("id").GetString()!);

    private static FleetPlace Of(JsonElement device) =>
        new(Id(device), [.. device.GetProperty("outputs").EnumerateArray().SelectMany(output => output.GetProperty("screens").EnumerateArray()).Select(Id)]);
}
