using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Signage.Screens;

/// <summary>How a device may fetch media. Manifests, commands, recalls and what must show at once are never held back.</summary>
/// <param name="KilobytesPerSecond">Of all media together (1 kB = 1,024 bytes); <c>null</c> = as fast as the line is.</param>
/// <param name="NightFrom">Large files (from <see cref="LargeBytes"/>) are fetched from then on only, wall clock at the site; <c>null</c> = at any time.</param>
/// <param name="NightTo">Before <paramref name="NightFrom"/> = across midnight.</param>
public sealed record DownloadPlan(int? KilobytesPerSecond = null, TimeOnly? NightFrom = null, TimeOnly? NightTo = null)
{
    public const int LeastKilobytes = (int)(DownloadSettings.LeastBytesPerSecond / 1024);
    public const int MostKilobytes = 1_000_000;
    public const long LargeBytes = 20L * 1024 * 1024;

    public static DownloadPlan Free { get; } = new();

    /// <summary>As a device is told; <c>null</c> = no limit at all.</summary>
    public DownloadSettings? ToSettings(string timeZone)
    {
        if (this == Free) return null;
        var night = NightFrom is { } from && NightTo is { } to ? new NightWindow(Minute(from), Minute(to), timeZone, LargeBytes) : null;
        return new(KilobytesPerSecond * 1024L, night);
    }

    private static int Minute(TimeOnly time) => time.Hour * 60 + time.Minute;
}
