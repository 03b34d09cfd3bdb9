using Microsoft.Extensions.Time.Testing;

namespace Doingoai.Player.Tests.Technician;

/// <summary>Time that passes as it does, and jumps ahead when asked.</summary>
internal sealed class PassingTime : FakeTimeProvider, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _passing;

    public PassingTime() : base(TimeProvider.System.GetUtcNow()) => _passing = PassAsync();

    public void Jump(TimeSpan by) => Advance(by);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _passing;
        _stop.Dispose();
    }

    private async Task PassAsync()
    {
        var last = TimeProvider.System.GetTimestamp();
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(10, CancellationToken.None);
            var now = TimeProvider.System.GetTimestamp();
            Advance(TimeProvider.System.GetElapsedTime(last, now));
            last = now;
        }
    }
}
