using System.Globalization;
using System.Text.RegularExpressions;

namespace Doingoai.Player.Kiosk;

/// <summary>A socket of the graphics card as X knows it, such as HDMI-1.</summary>
/// <param name="IsConnected">A display answers there. Many television sets do not while they are off.</param>
/// <param name="Place">What of the X screen it shows; <c>null</c>: nothing, its signal is off.</param>
/// <param name="IsTurned">X itself turns or mirrors its picture.</param>
/// <param name="Modes">Resolutions the display says it takes, its own first.</param>
internal sealed partial record Connector(string Name, bool IsConnected, Area? Place, bool IsTurned, IReadOnlyList<(int Width, int Height)> Modes)
{
    /// <summary>Reads what <c>xrandr --query</c> writes (xrandr(1), LC_ALL=C). Lines it does not know are passed over.</summary>
    public static IReadOnlyList<Connector> Read(string text)
    {
        var found = new List<(Connector Head, List<(int Width, int Height, bool IsPreferred)> Modes)>();
        foreach (var line in text.Split('\n'))
            if (Head().Match(line) is { Success: true } head) found.Add((Of(head), []));
            else if (found.Count > 0 && ModeLine().Match(line) is { Success: true } mode) found[^1].Modes.Add((Number(mode.Groups[1]), Number(mode.Groups[2]), line.Contains('+', StringComparison.Ordinal)));

        return [.. found.Select(one => one.Head with { Modes = [.. one.Modes.OrderByDescending(mode => mode.IsPreferred).Select(mode => (mode.Width, mode.Height)).Distinct()] })];
    }

    private static Connector Of(Match head) => new(
        head.Groups["name"].Value,
        head.Groups["state"].Value == "connected",
        head.Groups["w"].Success ? new(Number(head.Groups["x"]), Number(head.Groups["y"]), Number(head.Groups["w"]), Number(head.Groups["h"])) : null,
        head.Groups["turn"].Success,
        []);

    private static int Number(Group digits) => int.Parse(digits.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<name>\S+) (?<state>connected|disconnected|unknown connection)( primary)?( (?<w>\d{1,6})x(?<h>\d{1,6})\+(?<x>-?\d{1,6})\+(?<y>-?\d{1,6}))?(?<turn> (left|right|inverted|X axis|Y axis))?")]
    private static partial Regex Head();

    // Interlaced modes (1920x1080i) tear and are left out.
    [GeneratedRegex(@"^\s+(\d{1,6})x(\d{1,6})\s+[\d.]")]
    private static partial Regex ModeLine();
}
