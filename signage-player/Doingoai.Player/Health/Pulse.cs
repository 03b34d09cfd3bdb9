using Doingoai.Player.Journals;
using Doingoai.Player.Link;
using Doingoai.Player.Playback;
using Doingoai.Player.Sight;
using Doingoai.Player.Storage;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Health;

/// <summary>Heartbeats and readings at the portal's pace, or the installer's.</summary>
internal sealed class Pulse(
    PlayerOptions options, Journal journal, UpQueue queue, LinkState link, DrawnLog drawn, PlayerClock clock, ClockQuestions questions, MachineReadings machine, Quarantine quarantine, WatchedDisk disk, FrameLog frames, Func<IReadOnlyList<HeldManifest>> held, Func<long> roster, TimeProvider time)
{
    private const int DefaultMs = 15_000;

    // What is told out of turn may not come without end: a portal could set its clock with every answer.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    private readonly Signal _hurry = new();
    private readonly MinuteSums _minutes = new();
    private volatile int _heartbeatMs = DefaultMs;
    private volatile int _readingsMs = DefaultMs;

    public TimeSpan Heartbeat => TimeSpan.FromMilliseconds(options.HeartbeatMs ?? _heartbeatMs);

    /// <summary>What the portal asks for, within its own bounds: it may be in the wrong hands.</summary>
    public void Set(DeviceSettings settings)
    {
        var before = Heartbeat;
        _heartbeatMs = Math.Clamp(settings.HeartbeatMs, 1_000, 300_000);
        if (Heartbeat != before) Hurry(); // the wait under way is of the old pace
        _readingsMs = Math.Clamp(settings.ReadingsMs, 1_000, 3_600_000);
    }

    /// <summary>Something is so that the portal should not wait for: the next heartbeat comes at once, at most one a second.</summary>
    public void Hurry() => _hurry.Set();

    public async Task RunHeartbeatsAsync(CancellationToken stop)
    {
        while (true)
        {
            var least = Heartbeat < Least ? Heartbeat : Least;
            await Task.Delay(least, time, stop);
            await _hurry.WaitAsync(Heartbeat - least, time, stop);
            if (link.Connection is not null) queue.Urgent(Beat());
        }
    }

    public async Task RunReadingsAsync(CancellationToken stop)
    {
        machine.Take(); // the first processor load needs a moment to compare with

        while (true)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(options.ReadingsMs ?? _readingsMs), time, stop);
            Read();
        }
    }

    public void Read()
    {
        drawn.EndSilent();
        var now = clock.NowMs;
        var readings = Readings(now).ToList();
        if (_minutes.Add(readings, now) is { } minute) _ = journal.AppendAsync(JournalKinds.Minute, minute);
        queue.Readings(Envelope.Of(UpTypes.Readings, new ReadingBatch(readings), time.GetUtcNow()));
    }

    public Envelope Beat()
    {
        var screens = held().Select(h => (h.Screen, h.Active, Drawn: drawn.Last(h.Screen)))
            .Select(s => new ScreenNow(
                s.Screen, s.Active, s.Drawn?.Entry is { Length: > 0 } entry ? entry : null, s.Drawn?.AtMs, drawn.BeatAgeMs(s.Screen), s.Drawn is { Manifest: > 0 } shown ? shown.Manifest : null, frames.Last(s.Screen)));
        return Envelope.Of(
            UpTypes.Heartbeat,
            new Heartbeat(questions.Ask(), journal.Run, [.. screens], clock.OffsetMs, clock.UncertaintyMs, quarantine.Told is { Count: > 0 } told ? told : null, disk.Trouble?.Code, roster()),
            time.GetUtcNow());
    }

    private IEnumerable<Reading> Readings(long now)
    {
        foreach (var (metric, value) in machine.Take()) yield return new(metric, Math.Round(value, 2), now);
        if (clock.OffsetMs is { } offset) yield return new(MetricKeys.ClockOffset, offset, now);
        if (questions.RoundTripMs is { } roundTrip) yield return new(MetricKeys.RoundTrip, roundTrip, now);
        yield return new(MetricKeys.JournalBacklog, journal.Backlog, now);
        foreach (var screen in held().Select(h => h.Screen))
        {
            if (drawn.BeatAgeMs(screen) is { } age) yield return new(MetricKeys.FrameAge, age, now, screen);
            if (drawn.FramesPerSecond(screen) is { } rate) yield return new(MetricKeys.FrameRate, Math.Round(rate, 1), now, screen);
        }
    }
}
