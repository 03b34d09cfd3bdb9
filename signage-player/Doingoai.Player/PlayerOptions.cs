using System.ComponentModel.DataAnnotations;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player;

/// <summary>What an installer sets. Everything else comes from the portal.</summary>
internal sealed class PlayerOptions
{
    public const string Section = "Player";

    public const string AnyLink = "auto";

    private static readonly Uri Unset = new("http://localhost:5080");

    /// <summary>The portal, e.g. <c>https://doingoailaocai.vn</c>.</summary>
    [Required]
    public Uri PortalAddress { get; set; } = new("http://localhost:5080");

    /// <summary>The installer named no portal: a start packet may.</summary>
    public bool IsPortalOpen => PortalAddress == Unset;

    /// <summary>Where a stick with a start packet may be mounted, separated by colons.</summary>
    public string StartFolders { get; set; } = "/media:/run/media:/mnt";

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

    /// <summary>PEM file of the authority the portal's certificate must come from; absent: the system's.</summary>
    public string? CaFile { get; set; }

    /// <summary>Lets the player speak without TLS to a portal on another machine, for instance in a closed network.</summary>
    public bool AllowPlainText { get; set; }

    /// <summary>Where to write the local addresses once the player runs.</summary>
    public string? ReadyFile { get; set; }

    /// <summary>A new manifest that a living renderer has not drawn within this gives way to the one before.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan DrawWithin { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>All media together, bytes; absent: four fifths of the disk.</summary>
    [Range(0, long.MaxValue)]
    public long? MediaBytes { get; set; }

    /// <summary>Overrides the portal's setting.</summary>
    [Range(200, 300_000)]
    public int? HeartbeatMs { get; set; }

    /// <summary>Overrides the portal's setting.</summary>
    [Range(200, 3_600_000)]
    public int? ReadingsMs { get; set; }

    /// <summary>How often the real pixels of a screen are compared with what its plan says, ms.</summary>
    [Range(1_000, 3_600_000)]
    public int FrameCheckMs { get; set; } = 300_000;
}
