using System.ComponentModel.DataAnnotations;

namespace Doingoai.Player.Kiosk;

/// <summary>How the browser is found and watched.</summary>
internal sealed class KioskOptions
{
    public const string Section = "Kiosk";

    /// <summary>Path of a Chromium; <c>none</c>: the renderer is opened by address in any browser; absent: searched in PATH.</summary>
    public string? Browser { get; set; }

    /// <summary>Absent: headless when there is no display.</summary>
    public bool? Headless { get; set; }

    /// <summary>Chromium has no sandbox under uid 0; only demo and tests may accept that.</summary>
    public bool AllowRoot { get; set; }

    /// <summary>
    /// The X server is this player's alone, without a window manager: it arranges the displays and its windows itself. The
    /// kiosk's session says so; on somebody's desktop it would be rude.
    /// </summary>
    public bool OwnsDisplays { get; set; }

    /// <summary>The browser starts anew when a page gives no sign of life for this long.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan BeatLost { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a fresh page may take until its first sign of life.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan FirstBeat { get; set; } = TimeSpan.FromSeconds(45);

    public bool IsHeadless =>
        Headless ?? (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY"))
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY")));
}
