using System.Globalization;

namespace Doingoai.Player.Health;

/// <summary>What Linux says about the machine, from /proc and /sys.</summary>
/// <param name="root">Where they are mounted; <c>/</c> but in tests.</param>
internal sealed class MachineFiles(string root = "/")
{
    // Broken sensors say things like -273 or 127.
    private const double Coldest = -40;
    private const double Hottest = 125;

    public ProcessorTimes? Processors() => TryRead("proc/stat") is { } text ? ProcessorTimes.TryParse(text) : null;

    public double? MemoryPercent() => TryRead("proc/meminfo") is { } text ? MemoryUse.TryParse(text) : null;

    /// <summary>Hottest sensor, °C.</summary>
    public double? Temperature()
    {
        double? hottest = null;
        foreach (var file in Sensors())
        {
            if (TryRead(file) is not { } text || !long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var thousandths)) continue;
            var degrees = thousandths / 1000.0;
            if (degrees is > Coldest and < Hottest && !(hottest >= degrees)) hottest = degrees;
        }

        return hottest;
    }

    private IEnumerable<string> Sensors()
    {
        foreach (var zone in Folders("sys/class/thermal", "thermal_zone*")) yield return Path.Combine(zone, "temp");
        foreach (var chip in Folders("sys/class/hwmon", "hwmon*"))
            foreach (var file in Directory.GetFiles(chip, "temp*_input")) yield return file;
    }

    private string[] Folders(string under, string pattern)
    {
        try
        {
            return Directory.GetDirectories(Path.Combine(root, under), pattern);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private string? TryRead(string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(root, path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null; // a sensor may be asleep or gone
        }
    }
}
