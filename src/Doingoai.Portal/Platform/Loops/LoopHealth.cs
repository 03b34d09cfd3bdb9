using System.Collections.Concurrent;

namespace Doingoai.Portal.Platform.Loops;

/// <summary>What background loops last did; read by /readyz.</summary>
internal sealed class LoopHealth(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, LoopReport> _reports = new();

    public IReadOnlyList<LoopReport> Reports => [.. _reports.Values.OrderBy(report => report.Name, StringComparer.Ordinal)];

    public void Began(string name, TimeSpan every) => _reports.TryAdd(name, new(name, every, StartedAt: time.GetUtcNow()));

    public void Succeeded(string name) => Change(name, report => report with { LastGoodAt = time.GetUtcNow(), Failures = 0, LastError = null });

    public void Failed(string name, Exception error) =>
        Change(name, report => report with { Failures = report.Failures + 1, LastError = error.GetType().Name });



    private void Change(string name, Func<LoopReport, LoopReport> change)
    {
        if (_reports.TryGetValue(name, out var report)) _reports[name] = change(report); // one writer per loop
    }
}
