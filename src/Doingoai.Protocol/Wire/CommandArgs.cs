using System.Text.Json;
using System.Text.Json.Serialization;

namespace Doingoai.Protocol.Wire;

/// <summary>The closed schema of arguments, asked at both ends: a portal writes nothing else down, a player carries nothing else out.</summary>
public static class CommandArgs
{
    /// <summary>True if <paramref name="args"/> is exactly what the command takes: no more, no less.</summary>
    public static bool AreValid(string name, JsonElement? args) => name switch
    {
        CommandNames.Volume => Read<VolumeArgs>(args) is { Percent: >= 0 and <= 100 },
        CommandNames.DisplayPower => Read<DisplayPowerArgs>(args) is not null,
        CommandNames.SwitchLink => Read<SwitchLinkArgs>(args) is { Minutes: >= SwitchLinkArgs.Shortest and <= SwitchLinkArgs.Longest, Link: LinkNames.Mqtt or LinkNames.SignalR or LinkNames.Polling },
        CommandNames.ReleaseItem => Read<ReleaseItemArgs>(args) is { Key: { Length: > 0 and <= ReleaseItemArgs.Longest } key } && !key.Any(char.IsControl),
        _ => args is null,
    };

    /// <summary>The arguments, or <c>null</c> if they are not of this form.</summary>
    public static T? Read<T>(JsonElement? args) where T : class => args is { ValueKind: JsonValueKind.Object } given ? ProtocolJson.TryRead<T>(given) : null;
}

/// <param name="Percent">0–100; 0 is silence.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record VolumeArgs(int Percent);

/// <param name="Key">As the device names it in <see cref="QuarantinedSlide.Key"/>.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ReleaseItemArgs(string Key)
{
    public const int Longest = 128;
}

/// <param name="On">False: the displays go dark; the player goes on behind them.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DisplayPowerArgs(bool On);

/// <param name="Link">One of <see cref="LinkNames"/> that carry messages.</param>
/// <param name="Minutes">How long it is preferred, <see cref="Shortest"/>–<see cref="Longest"/>; then the device chooses by itself again.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SwitchLinkArgs(string Link, int Minutes)
{
    public const int Shortest = 1;
    public const int Longest = 1440;
}
