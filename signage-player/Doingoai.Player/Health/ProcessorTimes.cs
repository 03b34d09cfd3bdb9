using System.Globalization;

namespace Doingoai.Player.Health;

/// <summary>Time the processors spent since boot, as the first line of /proc/stat has it.</summary>
internal readonly record struct ProcessorTimes(long Busy, long Total)
{
    // user nice system idle iowait irq softirq steal; what follows is contained in user already (proc(5)).
    private const int Counted = 8;
    private const int Idle = 3;
    private const int IoWait = 4;

    public static ProcessorTimes? TryParse(string stat)
    {
        var line = stat.Split('\n', 2)[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (line is not ["cpu", ..] || line.Length <= Idle + 1) return null;

        var (total, idle) = (0L, 0L);
        for (var i = 0; i < Math.Min(Counted, line.Length - 1); i++)
        {
            if (!long.TryParse(line[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)) return null;
            total += ticks;
            if (i is Idle or IoWait) idle += ticks;
        }

        return new(total - idle, total);
    }

    /// <summary>Percent of all cores since an earlier reading; <c>null</c> if no time has passed.</summary>
    public double? PercentSince(ProcessorTimes earlier) =>
        Total > earlier.Total ? Math.Clamp(100.0 * (Busy - earlier.Busy) / (Total - earlier.Total), 0, 100) : null;
}
