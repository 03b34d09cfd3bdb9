namespace Doingoai.Portal.Media.Videos;

/// <summary>A film being converted now: how far, and the way to stop it.</summary>
internal sealed class RunningVideo(Guid job, CancellationToken stop) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);
    private volatile int _percent;

    public Guid Job => job;

    public int Percent => _percent;

    public CancellationToken Stopped => _stop.Token;

    public bool IsStopped => _stop.IsCancellationRequested;

    public void Advance(int percent) => _percent = Math.Max(_percent, percent);

    public void Stop() => _stop.Cancel();

    public void StopIf(Guid cancelled)
    {
        if (cancelled == job) Stop();
    }

    public void Dispose() => _stop.Dispose();
}
