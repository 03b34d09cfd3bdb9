using System.Text.RegularExpressions;

namespace Doingoai.Player.Machines;

/// <summary>The power of the machine's displays, all of them alike.</summary>
internal sealed partial class Displays(string choice, Tools tools)
{
    public async Task<ReadBack<bool>> SetAsync(bool on, CancellationToken cancel)
    {
        if (choice == MachineOptions.None) return new(null, MachineRefusals.NotSupported);
        string[] chosen = choice == MachineOptions.Auto ? ["wlr-randr", "xset", "ddcutil"] : [choice];
        var installed = chosen.Where(tools.Has).ToList();
        if (installed.Count == 0) return new(null, MachineRefusals.ToolMissing);

        foreach (var tool in installed)
            if (await (tool switch { "xset" => X11Async(on, cancel), "ddcutil" => DdcAsync(on, cancel), _ => WaylandAsync(on, cancel) }) is { } read) return new(read);
        return new(null, MachineRefusals.ToolFailed);
    }

    private async Task<bool?> X11Async(bool on, CancellationToken cancel)
    {
        // Forcing turns the displays' own timers on, which are set to never first: ten minutes later a kiosk would go dark.
        if (await tools.RunAsync("xset", cancel, "dpms", "0", "0", "0", "dpms", "force", on ? "on" : "off") is null) return null;
        var text = await tools.RunAsync("xset", cancel, "q");
        return text is null ? null : text.Contains("Monitor is On", StringComparison.Ordinal) ? true : text.Contains("Monitor is", StringComparison.Ordinal) ? false : null;
    }

    // D6: power mode; 1 on, 4 or 5 off.
    private async Task<bool?> DdcAsync(bool on, CancellationToken cancel)
    {
        if (await tools.RunAsync("ddcutil", cancel, "setvcp", "D6", on ? "1" : "4") is null) return null;
        var text = await tools.RunAsync("ddcutil", cancel, "--terse", "getvcp", "D6");
        return text is not null && PowerMode().Match(text) is { Success: true } match ? match.Groups[1].Value == "01" : null;
    }

    private async Task<bool?> WaylandAsync(bool on, CancellationToken cancel)
    {
        if (await tools.RunAsync("wlr-randr", cancel) is not { } before) return null;
        foreach (Match output in OutputName().Matches(before))
            if (await tools.RunAsync("wlr-randr", cancel, "--output", output.Groups[1].Value, on ? "--on" : "--off") is null) return null;
        if (await tools.RunAsync("wlr-randr", cancel) is not { } after) return null;
        var states = Enabled().Matches(after).Select(match => match.Groups[1].Value == "yes").ToList();
        return states.Count == 0 ? null : on ? states.TrueForAll(state => state) : states.Exists(state => state);
    }

    [GeneratedRegex(@"VCP D6 \w+ x([0-9a-fA-F]{2})")]
    private static partial Regex PowerMode();

    [GeneratedRegex(@"^(\S+) ", RegexOptions.Multiline)]
    private static partial Regex OutputName();

    [GeneratedRegex(@"Enabled: (yes|no)")]
    private static partial Regex Enabled();
}
