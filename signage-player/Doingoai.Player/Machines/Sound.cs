using System.Globalization;
using System.Text.RegularExpressions;

namespace Doingoai.Player.Machines;

/// <summary>The volume of the machine's main output.</summary>
internal sealed partial class Sound(string choice, Tools tools)
{
    public async Task<ReadBack<int>> SetAsync(int percent, CancellationToken cancel)
    {
        if (choice == MachineOptions.None) return new(null, MachineRefusals.NotSupported);
        string[] chosen = choice == MachineOptions.Auto ? ["pactl", "amixer"] : [choice];
        var installed = chosen.Where(tools.Has).ToList();
        if (installed.Count == 0) return new(null, MachineRefusals.ToolMissing);

        var level = string.Create(CultureInfo.InvariantCulture, $"{percent}%");
        foreach (var tool in installed)
            if (await (tool == "pactl" ? PulseAsync(level, cancel) : AlsaAsync(level, cancel)) is { } text && Level(text) is { } read) return new(read);
        return new(null, MachineRefusals.ToolFailed);
    }

    private async Task<string?> PulseAsync(string level, CancellationToken cancel) =>
        await tools.RunAsync("pactl", cancel, "set-sink-mute", "@DEFAULT_SINK@", "0") is not null
        && await tools.RunAsync("pactl", cancel, "set-sink-volume", "@DEFAULT_SINK@", level) is not null
            ? await tools.RunAsync("pactl", cancel, "get-sink-volume", "@DEFAULT_SINK@") : null;

    private async Task<string?> AlsaAsync(string level, CancellationToken cancel) =>
        await tools.RunAsync("amixer", cancel, "-q", "set", "Master", level, "unmute") is not null ? await tools.RunAsync("amixer", cancel, "get", "Master") : null;

    // The first channel: all are set alike.
    private static int? Level(string text) =>
        Percent().Match(text) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\b(\d{1,3})%")]
    private static partial Regex Percent();
}
