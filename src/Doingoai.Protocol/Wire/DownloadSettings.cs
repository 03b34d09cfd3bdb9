namespace Doingoai.Protocol.Wire;

/// <summary>
/// How a device fetches media. Manifests, commands, recalls and what a screen must show at once (urgent, emergency, "show
/// now") are never held back by it.
/// </summary>
/// <param name="BytesPerSecond">Of all media together; absent: as fast as the line is.</param>
/// <param name="Night">When large files may be fetched; absent: at any time.</param>
public sealed record DownloadSettings(long? BytesPerSecond = null, NightWindow? Night = null)
{
    /// <summary>A player takes no limit below this: it would never be done.</summary>
    public const long LeastBytesPerSecond = 8 * 1024;
}

/// <summary>A stretch of every day; <paramref name="ToMinute"/> before <paramref name="FromMinute"/>: across midnight.</summary>
/// <param name="FromMinute">Minute of the day, 0–1439.</param>
/// <param name="ToMinute">Minute of the day, 0–1439, not in it any more.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="LargeBytes">Files of at least this size wait for it.</param>
public sealed record NightWindow(int FromMinute, int ToMinute, string TimeZone, long LargeBytes)
{
    /// <summary>A player never takes smaller files for large ones.</summary>
    public const long LeastLargeBytes = 1024 * 1024;
}
