using System.Globalization;

namespace Doingoai.Player.Health;

/// <summary>/proc/meminfo.</summary>
internal static class MemoryUse
{
    /// <summary>Percent in use: what the kernel could not give to a new program without swapping.</summary>
    public static double? TryParse(string meminfo)
    {
        var (total, available) = (Find(meminfo, "MemTotal:"), Find(meminfo, "MemAvailable:"));
        return total > 0 && available is >= 0 && available <= total ? 100.0 * (total - available) / total : null;
    }

    private static long? Find(string text, string key)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
            if (line.StartsWith(key, StringComparison.Ordinal) && long.TryParse(WithoutUnit(line[key.Length..]), NumberStyles.None, CultureInfo.InvariantCulture, out var kilobytes))
                return kilobytes;
        return null;
    }

    private static ReadOnlySpan<char> WithoutUnit(ReadOnlySpan<char> value)
    {
        var number = value.Trim();
        return number.EndsWith("kB", StringComparison.Ordinal) ? number[..^2].TrimEnd() : number;
    }
}
