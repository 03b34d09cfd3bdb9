using System.Text.Json;
using System.Threading.Channels;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Devices.Live;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Telemetry;

/// <summary>
/// Metric values, rolled up by the minute in memory as they come and written when the minute is over. Stated loss: the queue
/// drops the oldest, a restart loses the minute under way; devices keep their own minutes in the journal.
/// </summary>
internal sealed partial class ReadingIntake(TelemetryWriter writer, LiveFleet live, TimeProvider time, ILogger<ReadingIntake> logger) : BackgroundService
{
    // A value dated further ahead than this is nobody's reading; one older than this is history the journal tells better.
    private static readonly TimeSpan MaxAhead = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MaxBehind = TimeSpan.FromHours(1);
    private static readonly TimeSpan Flush = TimeSpan.FromSeconds(5);

    // Nothing that is measured is larger, and the sum of any number of such values is a number.
    private const double MostValue = 1e15;

    // A minute of five thousand screens is over for all of them at once; one by one it would fill the writer's queue, and journals would be refused.
    private const int AtOnce = 200;

    private readonly Channel<Sample> _queue = Channel.CreateBounded<Sample>(
        new BoundedChannelOptions(50_000) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Dictionary<MinuteKey, MinuteSum> _minutes = [];
    private readonly Lock _gate = new();

    public InboxVerdict Take(DeviceSession session, JsonElement body, DateTimeOffset now)
    {
        if (ProtocolJson.TryRead<ReadingBatch>(body) is not { } batch || batch.Items.Count > Envelope.MaxBatch) return InboxVerdict.Malformed;
        if (batch.Items.Any(item => item is null || !MetricKeys.All.Contains(item.Metric) || !(Math.Abs(item.Value) <= MostValue))) return InboxVerdict.Malformed;
        if (batch.Items.Any(item => item.Screen is { } screen && !session.Drives(screen))) return InboxVerdict.ForeignScreen;

        foreach (var item in batch.Items)
        {
            var subject = item.Screen ?? session.Device;
            var at = Placed(item.AtMs, now);
            live.Read(subject, item.Metric, new(item.Value, at));
            _queue.Writer.TryWrite(new(subject, item.Metric, item.Value, at.ToUnixTimeMilliseconds()));
        }

        return InboxVerdict.Taken;
    }

    /// <summary>Adds what waits and writes the minutes that are over at <paramref name="now"/>.</summary>
    public void RollUp(DateTimeOffset now)
    {
        lock (_gate)
        {
            AddWaiting();
            var open = now.ToUnixTimeMilliseconds() - 60_000;
            foreach (var lot in _minutes.Where(pair => pair.Key.MinuteMs <= open).Chunk(AtOnce).ToList())
            {
                if (!writer.TryWrite(new MinuteWrite(lot))) return; // no room now: the next round
                foreach (var (key, _) in lot) _minutes.Remove(key);
            }
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(AddAsync(stoppingToken), WriteAsync(stoppingToken));

    // As they come: a fleet says more in a round of writing than the queue holds.
    private async Task AddAsync(CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            while (await _queue.Reader.WaitToReadAsync(stop))
                lock (_gate) AddWaiting();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The last round of writing adds what is left.
        }
    }

    private void AddWaiting()
    {
        while (_queue.Reader.TryRead(out var sample))
        {
            var key = new MinuteKey(sample.Subject, sample.Metric, sample.AtMs - (sample.AtMs % 60_000));
            if (!_minutes.TryGetValue(key, out var sum)) _minutes[key] = sum = new();
            sum.Add(sample.Value);
        }
    }

    private async Task WriteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Flush, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop)) RollUpSafely();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            RollUpSafely();
        }
    }

    private void RollUpSafely()
    {
        try
        {
            RollUp(time.GetUtcNow());
        }
        catch (Exception error)
        {
            LogFailed(error);
        }
    }

    // A device whose clock is wrong still says something about now.
    private static DateTimeOffset Placed(long atMs, DateTimeOffset now)
    {
        var nowMs = now.ToUnixTimeMilliseconds();
        var plausible = atMs <= nowMs + MaxAhead.TotalMilliseconds && atMs >= nowMs - MaxBehind.TotalMilliseconds;
        return plausible ? DateTimeOffset.FromUnixTimeMilliseconds(atMs) : now;
    }

    private readonly record struct Sample(Guid Subject, string Metric, double Value, long AtMs);

    [LoggerMessage(LogLevel.Error, "Rolling up readings failed.")]
    private partial void LogFailed(Exception error);
}
