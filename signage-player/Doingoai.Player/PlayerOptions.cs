using System.ComponentModel.DataAnnotations;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player;

/// <summary>What an installer sets. Everything else comes from the portal.</summary>
internal sealed class PlayerOptions
{
    public const string Section = "Player";

    public const string AnyLink = "auto";

    /// <summary>The portal, e.g. <c>https://doingoailaocai.vn</c>.</summary>
    [Required]
    public Uri PortalAddress { get; set; } = new("http://localhost:5080");

    /// <summary>Identity, manifests, media and journal.</summary>
    [Required]
    public string Folder { get; set; } = "player-data";

    /// <summary>Of the local server the renderer talks to; 0: a free one.</summary>
    [Range(0, 65_535)]
    public int LocalPort { get; set; }

    /// <summary>What the machine calls itself when it asks to be enrolled, and what identifies it on its own screens.</summary>
    [Required, StringLength(64, MinimumLength = 1)]
    public string Name { get; set; } = Environment.MachineName;

    /// <summary>One link only, for tests and odd networks; <c>auto</c>: the best that works.</summary>
    [AllowedValues(AnyLink, LinkNames.Mqtt, LinkNames.SignalR, LinkNames.Polling)]
    public string Link { get; set; } = AnyLink;

    /// <summary><c>host:port</c>, <c>mqtt://</c>, <c>mqtts://</c>, <c>ws://</c> or <c>wss://</c>; absent: derived from the portal's address.</summary>
    public string? MqttAddress { get; set; }

    /// <summary>Where to write the local addresses once the player runs.</summary>
    public string? ReadyFile { get; set; }

    /// <summary>Overrides the portal's setting.</summary>
    [Range(200, 300_000)]
    public int? HeartbeatMs { get; set; }

    /// <summary>Overrides the portal's setting.</summary>
    [Range(200, 3_600_000)]
    public int? ReadingsMs { get; set; }
}
