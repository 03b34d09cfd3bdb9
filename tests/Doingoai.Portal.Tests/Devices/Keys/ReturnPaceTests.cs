using Doingoai.Portal.Devices.Keys;

namespace Doingoai.Portal.Tests.Devices.Keys;

public sealed class ReturnPaceTests
{
    [Fact]
    public async Task Everybody_gets_a_turn_also_when_others_have_left_the_queue()
    {
        using var pace = new ReturnPace();
        using var gone = new CancellationTokenSource();
        var leaving = Enumerable.Range(0, 500).Select(_ => pace.TurnAsync(gone.Token)).ToList();
        await gone.CancelAsync();
        await Task.WhenAll(leaving).ContinueWith(_ => { }, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default); // some had their turn before

        var all = Task.WhenAll(Enumerable.Range(0, 5_000).Select(_ => pace.TurnAsync(TestContext.Current.CancellationToken)));
        await all.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Whoever_has_left_does_not_take_a_turn()
    {
        using var pace = new ReturnPace();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pace.TurnAsync(new CancellationToken(true)));
    }
}
