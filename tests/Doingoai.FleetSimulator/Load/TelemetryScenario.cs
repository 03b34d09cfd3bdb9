using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Doingoai.FleetSimulator.Wire;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Load;

/// <summary>
/// Readings and journal records happen at a fixed rate, half and half, on every connected screen in turn, whether the portal keeps
/// up or not, while readers open pages. Then the portal is killed under that load: what it had acknowledged must be in the file
/// it left behind, and nothing may be missing once the screens have sent the rest again. Readings are counted by the minutes
/// that were over before the kill: a minute under way is the stated loss.
/// </summary>
internal sealed class TelemetryScenario : IScenario
{
    // A signed batch must fit the envelope's 24 KiB; that is fewer records than the 50 a batch may have.
    private const int JournalBatch = 30;
    private const int ReadingBatch = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan FlushTime = TimeSpan.FromSeconds(12);
    private static readonly string[] Metrics = [MetricKeys.Cpu, MetricKeys.Memory, MetricKeys.DiskFree, MetricKeys.Temperature, MetricKeys.RoundTrip];

    public string Name => "telemetry";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var screens = options.Count("screens", options.Smoke ? 50 : 5000, 8000);
        var rate = options.Count("rate", options.Smoke ? 1500 : 30_000, 1_000_000);
        var seconds = options.Count("seconds", options.Smoke ? 3 : 100, 400);
        await using var portal = await LoadPortal.StartAsync(screens, cancel);
        using (var newsroom = await Newsroom.OpenAsync(portal.Network, cancel)) await newsroom.PlaySomethingAsync(1, cancel);

        var journals = new Dictionary<string, JournalScreen>();
        using var fleet = new WireFleet(portal, (client, topic, payload) =>
        {
            if (topic.EndsWith(DownTypes.JournalAck, StringComparison.Ordinal)) TelemetryLoad.Forget(journals[client.Id].TakeAsync(payload, cancel));
        });
        foreach (var wire in fleet.Screens) journals[$"{wire.Seat.Device:N}"] = new(wire);
        await fleet.ConnectAsync(width: 64, cancel);
        await Wait.UntilAsync("every screen was sent something it can have played", () => journals.Values.All(screen => screen.HasEntries), Patience, cancel);
        using var load = new TelemetryLoad([.. journals.Values], rate, seconds, JournalBatch, ReadingBatch, Metrics);
        load.Make();
        await load.WarmAsync(cancel);

        using (var probe = new PageProbe(portal.Network.Address)) await UnderLoadAsync(portal, load, probe, options, report, cancel);
        var acknowledged = load.Screens.ToDictionary(screen => screen.Wire.Run, screen => screen.Acknowledged);
        await KilledAsync(portal, load, acknowledged, report, cancel);
        await SentAgainAsync(portal, fleet, load, report, cancel);
    }

    // Until most of the load is over; the rest of it is under way when the portal is killed.
    private static async Task UnderLoadAsync(LoadPortal portal, TelemetryLoad load, PageProbe probe, Options options, Report report, CancellationToken cancel)
    {
        var (began, processor) = (Stopwatch.GetTimestamp(), portal.ProcessorSeconds());
        load.Start();
        await Task.Delay(load.Duration * 0.9, cancel);
        var (took, offered, stored) = (Stopwatch.GetElapsedTime(began).TotalSeconds, load.JournalOffered, load.JournalAcknowledged);
        var pages = probe.Since(began);
        report.Line(
            ("metric", "telemetry"), ("screens", load.Screens.Count), ("offered_per_s", Math.Round((load.JournalOffered + load.ReadingsOffered) / took)), ("journal_offered", offered), ("journal_acknowledged", stored),
            ("latest_ms", Math.Round(load.Latest.TotalMilliseconds)), ("page_p50_ms", Math.Round(pages.Of(50), 1)), ("page_p99_ms", Math.Round(pages.Of(99), 1)), ("pages", pages.Count),
            ("portal_cpu", Math.Round((portal.ProcessorSeconds() - processor) / took, 2)));
        report.Must("every page was answered", probe.Failed == 0 && pages.Count > 0, $"{probe.Asked - probe.Failed} of {probe.Asked}");
        report.Within("records per second not offered", Math.Max(0, load.Rate - ((load.JournalOffered + load.ReadingsOffered) / took)), load.Rate * 0.01);
        report.Within("journal records behind, seconds of load", (offered - stored) / (load.Rate / 2.0), 3);
        report.Within("page p99 ms", pages.Of(99), 200);
    }

    private static async Task KilledAsync(LoadPortal portal, TelemetryLoad load, Dictionary<string, long> acknowledged, Report report, CancellationToken cancel)
    {
        await portal.KillAsync();
        var over = TimeProvider.System.GetUtcNow() - FlushTime;
        load.Stop();
        using var file = new TelemetryFile(portal.Data("telemetry.db"));
        var journals = file.Journals();
        var lost = acknowledged.Sum(one => Math.Max(0, one.Value - journals.GetValueOrDefault(one.Key).Count));
        report.Must("no acknowledged record is missing in the file the kill left", lost == 0 && acknowledged.Values.Sum() > 0, $"{lost} of {acknowledged.Values.Sum()}");

        var stored = file.Readings();
        var minutes = load.ReadingsByMinute.Where(one => one.Key + 60_000 < over.ToUnixTimeMilliseconds()).ToList();
        var missing = minutes.Sum(one => one.Value - stored.GetValueOrDefault(one.Key.ToString(CultureInfo.InvariantCulture)));
        report.Line(("metric", "readings_stored"), ("minutes_over", minutes.Count), ("sent", minutes.Sum(one => one.Value)), ("missing", missing));
        report.Must("no reading of a minute that was over is missing", missing == 0, $"{missing} of {minutes.Sum(one => one.Value)}");
        await Task.Yield();
        cancel.ThrowIfCancellationRequested();
    }

    private static async Task SentAgainAsync(LoadPortal portal, WireFleet fleet, TelemetryLoad load, Report report, CancellationToken cancel)
    {
        await portal.StartAgainAsync(cancel);
        await fleet.ConnectAsync(width: 64, cancel);
        for (var attempt = 0; attempt < 6 && load.Behind.Count > 0; attempt++)
        {
            await Parallel.ForEachAsync(load.Behind, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancel }, async (screen, stop) => await screen.SendAgainAsync(stop));
            for (var began = Stopwatch.GetTimestamp(); load.Behind.Count > 0 && Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(10);) await Task.Delay(100, cancel);
        }

        await portal.KillAsync();
        using var file = new TelemetryFile(portal.Data("telemetry.db"));
        var journals = file.Journals();
        var (offered, stored) = (load.Screens.Sum(screen => screen.Offered), load.Screens.Sum(screen => journals.GetValueOrDefault(screen.Wire.Run).Count));
        report.Must("every record is stored once after sending again", offered == stored && load.Behind.Count == 0, $"{stored} of {offered}");
    }
}

/// <summary>The offered load: who sends what when, and what became of it.</summary>
internal sealed class TelemetryLoad(IReadOnlyList<JournalScreen> screens, int rate, int seconds, int journalBatch, int readingBatch, string[] metrics) : IDisposable
{
    private static readonly TimeSpan WarmPatience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<long, long> _readings = new();
    private OpenLoop _journal = null!;
    private OpenLoop _reading = null!;

    public IReadOnlyList<JournalScreen> Screens => screens;

    public int Rate => rate;

    public TimeSpan Duration => TimeSpan.FromSeconds(seconds);

    public TimeSpan Latest => _journal.Latest > _reading.Latest ? _journal.Latest : _reading.Latest;

    public long JournalOffered => _journal.Done * journalBatch;

    public long ReadingsOffered => _reading.Done * readingBatch;

    /// <summary>Without the first batch of each screen.</summary>
    public long JournalAcknowledged => screens.Sum(screen => Math.Max(0, screen.Acknowledged - journalBatch));

    /// <summary>Readings sent, by the minute they are of (Unix ms).</summary>
    public IReadOnlyDictionary<long, long> ReadingsByMinute => _readings;

    /// <summary>Those with records that are not acknowledged.</summary>
    public IReadOnlyList<JournalScreen> Behind => [.. screens.Where(screen => screen.Offered > screen.Acknowledged)];

    private double JournalsPerSecond => rate / 2.0 / journalBatch;

    private double ReadingsPerSecond => rate / 2.0 / readingBatch;

    /// <summary>All journal batches, signed, before the clock runs.</summary>
    public void Make()
    {
        var batches = 1 + (int)Math.Ceiling(JournalsPerSecond * seconds / screens.Count);
        var wallMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        Parallel.ForEach(screens, screen =>
        {
            for (var batch = 0; batch < batches; batch++) screen.Make(journalBatch, wallMs);
        });
    }

    /// <summary>The first batch of every screen, each waited for: a portal runs for months, and what its runtime compiles in the first seconds is not part of the load.</summary>
    public Task WarmAsync(CancellationToken cancel) => Parallel.ForEachAsync(screens, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancel }, async (screen, stop) =>
    {
        Read(screen);
        await screen.OfferAsync(stop);
        for (var began = Stopwatch.GetTimestamp(); screen.Acknowledged < screen.Offered && Stopwatch.GetElapsedTime(began) < WarmPatience;) await Task.Delay(5, stop);
    });

    public void Start()
    {
        _journal = new(JournalsPerSecond, Duration, number => Forget(screens[number % screens.Count].OfferAsync(_stop.Token)));
        _reading = new(ReadingsPerSecond, Duration, number => Read(screens[number % screens.Count]));
        _journal.Start();
        _reading.Start();
    }

    public void Stop()
    {
        _stop.Cancel();
        _journal.Join();
        _reading.Join();
    }

    public void Dispose() => _stop.Dispose();

    private void Read(JournalScreen screen)
    {
        if (_stop.IsCancellationRequested) return;
        var now = TimeProvider.System.GetUtcNow();
        var nowMs = now.ToUnixTimeMilliseconds();
        var readings = Enumerable.Range(0, readingBatch).Select(number => new Reading(metrics[number % metrics.Length], 40 + (number / 10.0), nowMs)).ToList();
        _readings.AddOrUpdate(nowMs - (nowMs % 60_000), readingBatch, (_, sum) => sum + readingBatch);
        Forget(screen.Wire.SendAsync(UpTypes.Readings, ProtocolJson.ToBytes(Envelope.Of(UpTypes.Readings, new ReadingBatch(readings), now)), isAcknowledged: false, _stop.Token));
    }

    // Open loop: nobody waits. What does not arrive is missed by the counts.
    public static void Forget(Task sending) => sending.ContinueWith(static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
