using System.Collections.Concurrent;
using System.Diagnostics;

namespace Doingoai.FleetSimulator.Load;

/// <summary>
/// A reader who opens a page ten times a second, whatever became of the page before: a time counts from when the page was due,
/// so a site that stands still is not asked less. Threads of its own, so that the load beside it does not delay the clock.
/// </summary>
internal sealed class PageProbe : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    // Pages from the cache and pages that no cache holds.
    private readonly string[] _pages = ["/vi", "/en", "/zh", "/vi/search?q=cua+khau", "/en/search?q=border"];
    private readonly HttpClient _http;
    private readonly ConcurrentQueue<(long Due, double Ms)> _took = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _clock;
    private int _failed;
    private int _asked;

    public PageProbe(Uri portal)
    {
        _http = new() { BaseAddress = portal, Timeout = TimeSpan.FromSeconds(30) };
        foreach (var page in _pages) Open(page); // the first reader fills the caches; the load is not what makes that slow
        _clock = new Thread(Run) { IsBackground = true };
        _clock.Start();
    }

    public int Failed => _failed;

    public int Asked => _asked;

    /// <summary>Of the pages due since a timestamp of <see cref="Stopwatch"/>, ms.</summary>
    public Percentiles Since(long timestamp) => new(_took.Where(one => one.Due >= timestamp).Select(one => one.Ms));

    public void Dispose()
    {
        _stop.Cancel();
        _clock.Join();
        _http.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        var due = Stopwatch.GetTimestamp();
        for (var number = 0; !_stop.IsCancellationRequested; number++)
        {
            var (page, at) = (_pages[number % _pages.Length], due);
            new Thread(() => Ask(page, at)) { IsBackground = true }.Start();
            due += (long)(Every.TotalSeconds * Stopwatch.Frequency);
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is var wait && wait > TimeSpan.Zero) Thread.Sleep(wait);
        }
    }

    private void Ask(string page, long due)
    {
        Interlocked.Increment(ref _asked);
        if (!Open(page)) Interlocked.Increment(ref _failed);
        _took.Enqueue((due, Stopwatch.GetElapsedTime(due).TotalMilliseconds));
    }

    private bool Open(string page)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            using var answer = _http.Send(request);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }
}
