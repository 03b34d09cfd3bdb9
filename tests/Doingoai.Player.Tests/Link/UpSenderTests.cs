using Doingoai.Player.Link;
using Doingoai.Player.Tests.Agent;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.Player.Tests.Link;

public sealed class UpSenderTests : IAsyncDisposable
{
    private readonly MachineTime _time = new();
    private readonly UpQueue _queue = new();
    private readonly LinkState _state = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    public UpSenderTests() => _run = new UpSender(_queue, _state, _time, NullLogger.Instance).RunAsync(_stop.Token);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    [Fact]
    public async Task What_was_said_without_a_link_is_sent_in_order_when_one_stands()
    {
        for (var i = 0; i < 40; i++) _queue.Urgent(Message(i));

        var connection = Stand();
        await Eventually.IsTrueAsync(() => connection.Sent.Count == 40);
        Assert.Equal(Enumerable.Range(0, 40), connection.Sent.Select(e => (int)e.AtMs));
    }

    [Fact]
    public async Task What_a_broken_link_did_not_take_is_sent_on_the_next_one()
    {
        var broken = Stand();
        broken.Throws = true;
        _queue.Urgent(Message(1));
        _queue.Urgent(Message(2));
        await Eventually.IsTrueAsync(() =>
        {
            broken.Break();
            return true;
        });

        var next = Stand();
        await AdvanceUntilAsync(() => next.Sent.Count == 2);
        Assert.Equal([1, 2], next.Sent.Select(e => (int)e.AtMs));
    }

    [Fact]
    public async Task A_closed_link_that_nobody_has_cleared_yet_is_not_tried_again_and_again()
    {
        var closed = Stand();
        closed.Break();
        for (var i = 0; i < 40; i++) _queue.Urgent(Message(i));
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal(0, closed.Tries);

        var next = Stand();
        await Eventually.IsTrueAsync(() => next.Sent.Count == 40);
        Assert.Equal(Enumerable.Range(0, 40), next.Sent.Select(e => (int)e.AtMs));
    }

    [Fact]
    public async Task What_the_portal_has_no_room_for_is_sent_again_and_what_it_refuses_is_not()
    {
        var connection = Stand();
        connection.Answer = SendResult.Full;
        _queue.Urgent(Message(1));
        await AdvanceUntilAsync(() => _time.GetTimestamp() > 0);
        connection.Answer = SendResult.Taken;
        await AdvanceUntilAsync(() => connection.Sent.Count == 1);

        connection.Answer = SendResult.Refused;
        _queue.Urgent(Message(2));
        await Eventually.IsTrueAsync(() => _queue.Take(1).Count == 0);
        connection.Answer = SendResult.Taken;
        _queue.Urgent(Message(3));
        await AdvanceUntilAsync(() => connection.Sent.Any(e => e.AtMs == 3));
    }

    [Fact]
    public void The_oldest_go_when_the_queue_is_full()
    {
        var queue = new UpQueue();
        for (var i = 0; i < 600; i++) queue.Urgent(Message(i));
        for (var i = 0; i < 150; i++) queue.Readings(Message(i, UpTypes.Readings));

        Assert.Equal(150, queue.Dropped);
        var left = queue.Take(1_000);
        Assert.Equal((100L, 600), (left[0].AtMs, left.Count));
    }

    private static Envelope Message(int number, string type = UpTypes.Delivery) =>
        Envelope.Of(type, new { number }, DateTimeOffset.FromUnixTimeMilliseconds(number));

    private FakeConnection Stand()
    {
        var connection = new FakeConnection(new(LinkNames.Mqtt), _ => ValueTask.CompletedTask);
        _state.Set(LinkNames.Mqtt, connection);
        return connection;
    }

    private Task AdvanceUntilAsync(Func<bool> isSo) => Eventually.IsTrueAsync(() =>
    {
        if (isSo()) return true;
        _time.Advance(TimeSpan.FromMilliseconds(200));
        return isSo();
    });
}
