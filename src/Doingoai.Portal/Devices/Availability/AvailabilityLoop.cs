using System.Collections.Concurrent;
using Doingoai.Portal.Devices.Health;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Devices.Live;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Signage.Screens;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Devices.Availability;

/// <summary>
/// Judges every screen each second, and those of a device that said something at once; keeps the spans: when what was so.
/// Raises <see cref="Changed"/> for the board.
/// </summary>
internal sealed class AvailabilityLoop : LeasedLoop
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private const int MostUnwritten = 20_000;

    private static readonly TimeSpan PulseEvery = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, Span> _lasting = new();
    private readonly DeviceDirectory _directory;
    private readonly LiveFleet _live;
    private readonly Verdicts _verdicts;
    private readonly DeviceKeyRing _ring;
    private readonly TelemetryWriter _writer;
    private readonly SpanStore _store;
    private readonly StateRules _rules;
    private readonly TimeProvider _time;
    // What the writer could not write; said again each second. Stated loss: beyond as many the oldest.
    private readonly ConcurrentQueue<(Guid Screen, Span Span)> _unwritten = [];

    // Whose device said something; as many as there are devices.
    private readonly ConcurrentDictionary<Guid, byte> _spoke = new();
    private DateTimeOffset? _watchingSince;
    private DateTimeOffset _judgedAllAt;
    private DateTimeOffset _pulsedAt;

    public AvailabilityLoop(LoopServices services, DeviceDirectory directory, LiveFleet live, Verdicts verdicts, DeviceKeyRing ring, TelemetryWriter writer, SpanStore store, IOptions<DevicesOptions> options)
        : base(services, "availability", Every)
    {
        (_directory, _live, _verdicts, _ring, _writer, _store, _time) = (directory, live, verdicts, ring, writer, store, services.Time);
        _rules = new(options.Value);
        live.Changed += device =>
        {
            if (_spoke.TryAdd(device, 0)) Wake();
        };
    }

    /// <summary>The state of a screen changed.</summary>
    public event Action<Guid>? Changed;

    // Each node sees only its own connections; with several nodes the sessions' owner must judge.
    protected override bool OncePerSystem => false;

    public Span? Lasting(Guid screen) => _lasting.TryGetValue(screen, out var span) ? span : null;

    protected override async Task StepAsync(CancellationToken stop)
    {
        var now = _time.GetUtcNow();
        _watchingSince ??= await BeginAsync(now, stop);
        WriteLate();
        foreach (var device in await MeantAsync(now, stop))
            foreach (var screen in device.Screens)
                Judge(device, screen.Id, now);

        if (now - _pulsedAt < PulseEvery) return;
        if (_writer.TryWrite(new PulseWrite(now.ToUnixTimeMilliseconds()))) _pulsedAt = now;
    }

    private async Task<IReadOnlyList<DeviceInfo>> MeantAsync(DateTimeOffset now, CancellationToken stop)
    {
        var meant = new List<DeviceInfo>();
        if (now - _judgedAllAt < Every * 0.9) // a tick may come a moment early
        {
            foreach (var device in _spoke.Keys)
                if (_spoke.TryRemove(device, out _) && await _directory.KnownAsync(device, stop) is { } known) meant.Add(known);
            return meant;
        }

        _judgedAllAt = now;
        foreach (var cluster in await _directory.ClustersAsync(stop)) meant.AddRange(cluster.Devices);
        foreach (var device in meant) _spoke.TryRemove(device.Id, out _);
        return meant;
    }

    /// <summary>What lasted when the portal last looked lasted until then; what came after it nobody saw.</summary>
    private async Task<DateTimeOffset> BeginAsync(DateTimeOffset now, CancellationToken stop)
    {
        var seen = await _store.PulseAsync(stop) ?? now.ToUnixTimeMilliseconds();
        foreach (var (screen, span) in await _store.LastingAsync(stop))
        {
            if (span.State == ScreenState.Unknown) _lasting[screen] = span;
            else Begin(screen, new(ScreenState.Unknown, Math.Max(seen, span.FromMs), null, StateReasons.PortalAway));
        }

        return now;
    }

    private void Judge(DeviceInfo device, Guid screen, DateTimeOffset now)
    {
        var before = Lasting(screen);
        if (_rules.Judge(Facts(device, screen, before is not null), now) is not { } judged || judged.State == ScreenState.NotCommissioned) return;
        if (before is { } lasting && lasting.State == judged.State && lasting.Reason == judged.Reason) return;

        // Spans never overlap: a cause that reaches back beyond the last change counts from now.
        var since = judged.Since.ToUnixTimeMilliseconds();
        var from = before is { } last && since <= last.FromMs ? Math.Max(now.ToUnixTimeMilliseconds(), last.FromMs + 1) : since;
        Begin(screen, new(judged.State, from, null, judged.Reason));
    }

    private void Begin(Guid screen, Span span)
    {
        if (!_writer.TryWrite(new SpanWrite(screen, span, Lost))) return; // full: the next tick says the same
        _lasting[screen] = span;
        Changed?.Invoke(screen);
    }

    private void Lost(Guid screen, Span span)
    {
        _unwritten.Enqueue((screen, span));
        while (_unwritten.Count > MostUnwritten) _unwritten.TryDequeue(out _);
    }

    private void WriteLate()
    {
        for (var left = _unwritten.Count; left > 0 && _unwritten.TryDequeue(out var late); left--)
            if (!_writer.TryWrite(new LateSpanWrite(late.Screen, late.Span, Lost))) Lost(late.Screen, late.Span);
    }

    private ScreenFacts Facts(DeviceInfo device, Guid screen, bool hasHistory)
    {
        var facts = new ScreenFacts(hasHistory, _watchingSince!.Value, Keyless: _ring.WhyKeyless(device.Id));
        if (_live.Device(device.Id) is not { } live) return facts;
        var shown = _live.Screen(screen);
        return facts with
        {
            LastContact = live.LastContact,
            ConnectedSince = live.Link is null ? null : live.LinkSince,
            DisconnectedAt = live.Link is null ? live.LinkSince : null,
            ReportedAt = shown?.ReportedAt,
            FrameBeatMs = shown?.FrameBeatMs,
            Seen = shown?.Seen,
            ClockOffsetMs = live.OffsetMs,
            Critical = _verdicts.Critical(device.Id, screen),
        };
    }
}
