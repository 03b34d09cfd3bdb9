using Doingoai.Player.Storage;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Sync;

/// <summary>
/// Brings the wanted files, in the order they are wanted, and never stops trying. Costs nothing while there is nothing to
/// bring: no thread, no loop, at most one timer.
/// </summary>
internal sealed partial class MediaDownloader : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly HttpClient _http;
    private readonly BearerSource _bearer;
    private readonly MediaStore _store;
    private readonly TimeProvider _time;
    private readonly DownloadBounds _bounds;
    private readonly DownloadRules _rules;
    private readonly ILogger<MediaDownloader> _logger;
    private readonly ITimer _timer;
    private readonly HashSet<Task> _running = [];
    private List<MediaJob> _jobs = [];
    private bool _isClosed;

    /// <param name="http">With the portal's address as its base.</param>
    public MediaDownloader(HttpClient http, BearerSource bearer, MediaStore store, TimeProvider time, DownloadBounds bounds, DownloadRules rules, ILogger<MediaDownloader> logger)
    {
        (_http, _bearer, _store, _time, _bounds, _rules, _logger) = (http, bearer, store, time, bounds, rules, logger);
        rules.Changed += Pump;
        _timer = time.CreateTimer(_ => Pump(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A file was fetched, verified and stored.</summary>
    public event Action<string>? Arrived;

    public event Action<FaultBody>? Fault;

    /// <summary>Files wanted that are not here.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate) return _jobs.Count;
        }
    }

    /// <summary>Replaces what is wanted, the most urgent first. What is on its way goes on.</summary>
    /// <param name="urgent">Hashes of what a screen must show at once.</param>
    public void Want(IEnumerable<ManifestMedia> wanted, IReadOnlySet<string>? urgent = null)
    {
        var missing = wanted.DistinctBy(media => media.Sha256).Where(media => _store.Lacks(media.Sha256)).Take(_bounds.MaxWanted).ToList();
        lock (_gate)
        {
            if (_isClosed) return;
            var before = _jobs.ToDictionary(job => job.Sha256);
            _jobs = [.. missing.Select(media => before.Remove(media.Sha256, out var job) ? job : new(new(_http, _bearer, _store, media, _bounds, _rules, _time)))];
            foreach (var job in _jobs) job.Fetch.IsUrgent = urgent?.Contains(job.Sha256) == true;
            foreach (var job in before.Values) job.GiveUp();
        }

        Pump();
    }

    /// <summary>The portal is reachable again: nothing rests any longer.</summary>
    public void Retry()
    {
        lock (_gate)
            foreach (var job in _jobs) job.NotBefore = 0;
        Pump();
    }

    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (_gate)
        {
            _isClosed = true;
            foreach (var job in _jobs) job.GiveUp();
            _jobs = [];
            running = [.. _running];
        }

        _rules.Changed -= Pump;

        await Task.WhenAll(running);
        await _timer.DisposeAsync();
    }

    private void Pump()
    {
        lock (_gate)
        {
            if (_isClosed) return;
            var now = _time.GetTimestamp();
            foreach (var job in _jobs.Where(job => !job.IsRunning && job.NotBefore <= now && !job.Fetch.IsHeld).ToList())
                if (HasRoom(job.Fetch.IsSmall)) Start(job);

            var next = _jobs.Where(job => !job.IsRunning && job.NotBefore > now).Select(job => job.NotBefore).DefaultIfEmpty().Min();
            var wait = next > now ? _time.GetElapsedTime(now, next) + TimeSpan.FromMilliseconds(1) : Timeout.InfiniteTimeSpan;
            if (_rules.NextChange() is { } night && _jobs.Count > 0 && (wait == Timeout.InfiniteTimeSpan || night < wait)) wait = night;
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private bool HasRoom(bool isSmall) => _jobs.Count(job => job.IsRunning && job.Fetch.IsSmall == isSmall) < (isSmall ? _bounds.Small : _bounds.Large);

    private void Start(MediaJob job)
    {
        job.IsRunning = true;
        var run = Task.Run(() => RunAsync(job));
        _running.Add(run);
        run.ContinueWith(done => { lock (_gate) _running.Remove(done); }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task RunAsync(MediaJob job)
    {
        var progress = job.Fetch.Progress;
        var outcome = FetchOutcome.Unavailable;
        try
        {
            outcome = await job.Fetch.RunAsync(job.Cancelled);
        }
        catch (OperationCanceledException) when (job.Cancelled.IsCancellationRequested)
        {
        }
        catch (Exception error) // the edge of a loop: whatever it was, the next attempt comes
        {
            LogFailed(error, job.Sha256);
        }

        FaultBody? fault;
        lock (_gate) fault = Settle(job, outcome, job.Fetch.Progress > progress);
        if (fault is not null) Fault?.Invoke(fault);
        if (outcome == FetchOutcome.Arrived) Arrived?.Invoke(job.Sha256);
        Pump();
    }

    private FaultBody? Settle(MediaJob job, FetchOutcome outcome, bool hasProgressed)
    {
        job.IsRunning = false;
        if (job.IsUnwanted || outcome == FetchOutcome.Arrived)
        {
            _jobs.Remove(job);
            job.Dispose();
            return null;
        }

        if (outcome == FetchOutcome.Held) return null;

        job.Failures = hasProgressed && outcome == FetchOutcome.Unavailable ? 1 : job.Failures + 1;
        job.NotBefore = _time.GetTimestamp() + (long)(Rest(job.Failures).TotalSeconds * _time.TimestampFrequency);
        LogRests(job.Sha256, outcome, job.Fetch.Reason, job.Failures);
        if (job.IsTold || job.Failures < _bounds.ToldAfter || outcome == FetchOutcome.DiskRefuses) return null; // the store tells about its disk

        job.IsTold = true;
        return new(outcome == FetchOutcome.Mismatch ? FaultCodes.MediaMismatch : FaultCodes.MediaUnavailable, Detail: $"{job.Sha256} {job.Fetch.Reason}");
    }

    // Half of it by chance, so that a hundred players do not come back in one moment.
    private TimeSpan Rest(int failures)
    {
        var full = Math.Min(_bounds.LongestRetry.TotalSeconds, _bounds.FirstRetry.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 20)));
        return TimeSpan.FromSeconds(full * (0.5 + Random.Shared.NextDouble() / 2));
    }

    [LoggerMessage(LogLevel.Information, "File {Sha256} did not come: {Outcome} ({Reason}), attempt {Failures}.")]
    private partial void LogRests(string sha256, FetchOutcome outcome, string? reason, int failures);

    [LoggerMessage(LogLevel.Error, "Fetching {Sha256} failed.")]
    private partial void LogFailed(Exception error, string sha256);
}
