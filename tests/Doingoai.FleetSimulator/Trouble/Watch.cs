namespace Doingoai.FleetSimulator.Trouble;

/// <summary>Looks at a screen twenty times a second and counts when nothing approved was on it.</summary>
internal sealed class Watch : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;

    public Watch(Func<string?> shown, Func<string, bool> isApproved) => _watching = Task.Run(async () =>
    {
        while (!_stop.IsCancellationRequested)
        {
            Looks++;
            if (shown() is not { } file || !isApproved(file)) Blank++;
            await Task.Delay(Every, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    });

    public int Looks { get; private set; }

    public int Blank { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }
}
