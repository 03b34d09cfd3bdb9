namespace Doingoai.Protocol.Wire;

/// <summary>MQTT topic names. A device may use its own exact topics and no others: no wildcard, no retain, no <c>$</c> topic.</summary>
public static class Topics
{
    private const string Root = "doingoai/v1/devices";

    /// <summary>Where <paramref name="device"/> publishes messages of <paramref name="type"/>.</summary>
    public static string Up(Guid device, string type) => $"{Root}/{device:N}/up/{type}";

    /// <summary>Where <paramref name="device"/> receives messages of <paramref name="type"/>.</summary>
    public static string Down(Guid device, string type) => $"{Root}/{device:N}/down/{type}";

    /// <summary>True for an upward topic of a known type; says whose it is.</summary>
    public static bool TryParseUp(string topic, out Guid device, out string type) => TryParse(topic, "up", UpTypes.All, out device, out type);

    /// <summary>True for a downward topic of a known type; says whose it is.</summary>
    public static bool TryParseDown(string topic, out Guid device, out string type) => TryParse(topic, "down", DownTypes.All, out device, out type);

    private static bool TryParse(string topic, string direction, IReadOnlySet<string> types, out Guid device, out string type)
    {
        (device, type) = (Guid.Empty, "");
        if (topic.Split('/') is not ["doingoai", "v1", "devices", var id, var way, var last] || way != direction) return false;
        if (!types.Contains(last) || !Guid.TryParseExact(id, "N", out device)) return false;

        type = last;
        return id == device.ToString("N"); // an upper-case id would be a second name for the same topic
    }
}
