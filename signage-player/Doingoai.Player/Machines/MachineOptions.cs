using System.ComponentModel.DataAnnotations;

namespace Doingoai.Player.Machines;

/// <summary>How orders reach the machine. An installer who wants none of it says <c>none</c>.</summary>
internal sealed class MachineOptions
{
    public const string Section = "Machine";

    public const string Auto = "auto";
    public const string None = "none";

    /// <summary><c>pactl</c> (PulseAudio, PipeWire), <c>amixer</c> (ALSA) or the first of them that is installed.</summary>
    [AllowedValues(Auto, None, "pactl", "amixer")]
    public string Sound { get; set; } = Auto;

    /// <summary><c>xset</c> (X11), <c>wlr-randr</c> (Wayland), <c>ddcutil</c> (the displays' own DDC/CI) or the first of them that is installed.</summary>
    [AllowedValues(Auto, None, "xset", "wlr-randr", "ddcutil")]
    public string Display { get; set; } = Auto;

    /// <summary>May an order boot the machine?</summary>
    public bool Reboot { get; set; } = true;

    /// <summary>Something starts this program again when it ends; known by itself under systemd.</summary>
    public bool IsSupervised { get; set; } = Environment.GetEnvironmentVariable("INVOCATION_ID") is { Length: > 0 };
}
