using Doingoai.Player.Storage;
using Doingoai.Player.Time;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Sync;

/// <summary>
/// The portal's wishes about downloads, within the player's own bounds: it may be in the wrong hands. They hold after a
/// restart, before the portal is heard.
/// </summary>
internal sealed class DownloadRules
{
    private const int DayMinutes = 1_440;
    private const long MinuteMs = 60_000;

    private readonly IDisk _disk;
    private readonly PlayerFolder _folder;
    private readonly PlayerClock _clock;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private volatile DownloadSettings _settings = new();
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private long _freeAt;

    public DownloadRules(IDisk disk, PlayerFolder folder, PlayerClock clock, TimeProvider time)
    {
        (_disk, _folder, _clock, _time) = (disk, folder, clock, time);
        Take(disk.ReadJson<DownloadSettings>(folder.Downloads) ?? new());
    }

    /// <summary>Other rules hold now.</summary>
    public event Action? Changed;

    /// <summary>Takes and keeps them.</summary>
    public void Set(DownloadSettings? wished)
    {
        var before = _settings;
        Take(wished ?? new());
        if (_settings == before) return;

        try
        {
            _disk.WriteJson(_folder.Downloads, _settings);
        }
        catch (Exception error) when (DiskError.Is(error))
        {
            // They hold from memory; the portal says them again.
        }

        Changed?.Invoke();
    }

    /// <summary>False while a large file waits for the night.</summary>
    public bool MayFetch(ManifestMedia media, bool isUrgent) =>
        isUrgent || _settings.Night is not { } night || media.Size < night.LargeBytes || IsIn(night, MinuteOfDay());

    /// <summary>Until the night begins or ends.</summary>
    public TimeSpan? NextChange()
    {
        if (_settings.Night is not { } night) return null;
        var minute = MinuteOfDay();
        var wait = new[] { night.FromMinute, night.ToMinute }.Min(at => (at - minute + DayMinutes - 1) % DayMinutes + 1);
        return TimeSpan.FromMilliseconds(wait * MinuteMs - _clock.NowMs % MinuteMs);
    }

    /// <summary>How long to wait after so many bytes came, so that all downloads together keep to the limit.</summary>
    public TimeSpan After(int bytes)
    {
        if (_settings.BytesPerSecond is not { } rate) return TimeSpan.Zero;
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            _freeAt = Math.Max(_freeAt, now) + (long)((double)bytes / rate * _time.TimestampFrequency);
            return _time.GetElapsedTime(now, _freeAt);
        }
    }

    /// <summary>Bytes to take from the line at a time: none of the waits is long.</summary>
    public int Slice => (int)Math.Clamp(_settings.BytesPerSecond / 4 ?? ManifestMedia.ChunkBytes, 4 * 1024, ManifestMedia.ChunkBytes);

    private void Take(DownloadSettings wished)
    {
        var night = wished.Night is { FromMinute: >= 0 and < DayMinutes, ToMinute: >= 0 and < DayMinutes } window && window.FromMinute != window.ToMinute
            && TimeZoneInfo.TryFindSystemTimeZoneById(window.TimeZone, out var zone) ? window with { LargeBytes = Math.Max(window.LargeBytes, NightWindow.LeastLargeBytes) } : null;
        if (night is not null) _zone = TimeZoneInfo.FindSystemTimeZoneById(night.TimeZone);
        long? rate = wished.BytesPerSecond is { } bytes ? Math.Max(bytes, DownloadSettings.LeastBytesPerSecond) : null;
        _settings = new(rate, night);
    }

    private int MinuteOfDay() => (int)TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(_clock.NowMs), _zone).TimeOfDay.TotalMinutes;

    private static bool IsIn(NightWindow night, int minute) => night.FromMinute < night.ToMinute
        ? minute >= night.FromMinute && minute < night.ToMinute
        : minute >= night.FromMinute || minute < night.ToMinute;
}
