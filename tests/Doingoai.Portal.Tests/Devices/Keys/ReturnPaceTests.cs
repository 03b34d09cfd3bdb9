using Doingoai.Portal.Devices.Keys;

namespace Doingoai.Portal.Tests.Devices.Keys;

public sealed class ReturnPaceTests
{
    [Fact]
    public async Task Everybody_gets_a_turn_also_when_others_have_left_the_queue()
    {
        using var pace = new ReturnPace(TimeProvider.System);
        using var gone = new CancellationTokenSource();
        var leaving = Enumerable.Range(0, 500).Select(_ => pace.TurnAsync(gone.Token)).ToList();
        await gone.CancelAsync();
        await Task.WhenAll(leaving).ContinueWith(_ => { }, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default); // some had their turn before

        var all = Task.WhenAll(Enumerable.Range(0, 5_000).Select(_ => pace.TurnAsync(TestContext.Current.CancellationToken)));
        await all.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Whoever_has_left_does_not_take_a_turn()
    {
        using var pace = new ReturnPace(TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pace.TurnAsync(new CancellationToken(true)));
    }

    [Fact]
    public async Task Thousands_come_back_no_faster_than_pages_can_bear()
    {
        const int Back = ReturnPace.PerSecond * 3 / 2;
        using var pace = new ReturnPace(TimeProvider.System);
        var clock = System.Diagnostics.Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, Back).Select(_ => pace.TurnAsync(TestContext.Current.CancellationToken)));

        Assert.InRange(clock.Elapsed.TotalSeconds, 1.4, 30);
    }

    [Fact]
    public async Task One_that_comes_back_alone_waits_for_no_timer()
    {
        using var pace = new ReturnPace(new StoppedTimers());
        await pace.TurnAsync(TestContext.Current.CancellationToken);
    }

    private sealed class StoppedTimers : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => throw new InvalidOperationException("A timer was set.");
    }
}
