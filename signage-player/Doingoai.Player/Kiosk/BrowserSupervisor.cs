using System.ComponentModel;
using Doingoai.Player.Local;
using Doingoai.Protocol.Manifests;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Doingoai.Player.Kiosk;

/// <summary>Keeps one browser running for as long as the agent runs: starts it anew when it ends, crashes or falls silent.</summary>
internal sealed partial class BrowserSupervisor(
    LocalRendererPort port, KioskPlace place, IOptions<KioskOptions> options, XDisplays displays, TimeProvider time, ILogger<BrowserSupervisor> logger)
    : BackgroundService, IBrowser
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Proven = TimeSpan.FromSeconds(60);

    // The longest pause, a browser that does not answer, and one that takes its time to start, together.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(100);

    private volatile BrowserSession? _session;
    private long _lookedAt = time.GetTimestamp();

    /// <summary>Which browser is supervised, or why none.</summary>
    public BrowserChoice Choice { get; } = BrowserFinder.Choose(options.Value, Environment.GetEnvironmentVariable("PATH"), ProcessTable.IsRoot);

    /// <summary>A browser came up or went.</summary>
    public event Action? Changed;

    /// <summary>The browser is being looked after, or there is none to look after.</summary>
    public bool IsLooking => Choice.Path is null || time.GetElapsedTime(Interlocked.Read(ref _lookedAt)) < LongestSilence;

    /// <summary>The browser of the moment, for tests and the ready file.</summary>
    public int? BrowserProcess => _session?.Browser.Id;

    /// <summary>The pause before the next start: doubles while starts fail, begins anew after a run that has proven itself.</summary>
    public static TimeSpan NextPause(TimeSpan last, TimeSpan ran) =>
        ran >= Proven ? LookEvery : TimeSpan.FromTicks(Math.Min(last.Ticks * 2, Longest.Ticks));

    public async Task<byte[]?> CaptureAsync(ManifestScreen screen, CancellationToken cancel)
    {
        try
        {
            return _session is { } session ? await session.CaptureAsync(screen, cancel) : null;
        }
        catch (DevToolsException error)
        {
            LogCallFailed(error.Message);
            return null;
        }
    }

    public async Task<bool> ReloadAsync(CancellationToken cancel)
    {
        if (_session is not { } session) return false;
        try
        {
            await session.ReloadAsync(cancel);
            return true;
        }
        catch (DevToolsException error)
        {
            LogCallFailed(error.Message);
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        if (Choice.Path is null)
        {
            LogNoBrowser(Choice.Reason!);
            return;
        }

        Directory.CreateDirectory(place.Folder);
        if (BrowserRecord.EndStale(place.Folder)) LogEndedStale();
        Kiosk.BrowserProcess.RemoveProfiles(place.Folder);
        port.Browser = this;

        var pause = TimeSpan.FromMilliseconds(500);
        while (!stop.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            Interlocked.Exchange(ref _lookedAt, started);
            LogBroken(await RunOnceAsync(Choice.Path, stop));
            pause = NextPause(pause, time.GetElapsedTime(started));
            await Task.Delay(pause, time, stop);
        }
    }

    /// <summary>One life of the browser; returns why it ended.</summary>
    private async Task<string> RunOnceAsync(string path, CancellationToken stop)
    {
        try
        {
            await using var browser = Kiosk.BrowserProcess.Start(path, options.Value, place.Folder, logger);
            var session = new BrowserSession(browser, port, options.Value, options.Value is { OwnsDisplays: true, IsHeadless: false } ? displays : null, place.AddressOf, time);
            LogStarted(browser.Id);
            return await WatchAsync(session, stop);
        }
        catch (Exception error) when (error is DevToolsException or IOException or Win32Exception)
        {
            return error.Message;
        }
    }

    private async Task<string> WatchAsync(BrowserSession session, CancellationToken stop)
    {
        try
        {
            await session.OpenAsync(stop);
            _session = session;
            Changed?.Invoke();
            using var timer = new PeriodicTimer(LookEvery, time);
            while (!session.Broken.IsCompleted)
            {
                await Task.WhenAny(session.Broken, timer.WaitForNextTickAsync(stop).AsTask());
                stop.ThrowIfCancellationRequested();
                Interlocked.Exchange(ref _lookedAt, time.GetTimestamp());
                if (session.SilentPage() is { } silent) return silent;
                if (!session.Broken.IsCompleted) await session.FollowOutputsAsync(stop);
            }

            return await session.Broken;
        }
        finally
        {
            _session = null;
            session.Forget();
            Changed?.Invoke();
        }
    }

    [LoggerMessage(LogLevel.Information, "Browser {Process} started.")]
    private partial void LogStarted(int process);

    [LoggerMessage(LogLevel.Warning, "The browser is started anew: {Reason}.")]
    private partial void LogBroken(string reason);

    [LoggerMessage(LogLevel.Warning, "No browser is started: {Reason}. Open the address in the ready file in any browser.")]
    private partial void LogNoBrowser(string reason);

    [LoggerMessage(LogLevel.Warning, "A browser left by an earlier agent was ended.")]
    private partial void LogEndedStale();

    [LoggerMessage(LogLevel.Warning, "The browser did not do as told: {Reason}")]
    private partial void LogCallFailed(string reason);
}
