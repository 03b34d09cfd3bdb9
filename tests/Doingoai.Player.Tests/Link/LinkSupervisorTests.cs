using Doingoai.Player.Link;
using Doingoai.Player.Tests.Agent;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.Player.Tests.Link;

public sealed class LinkSupervisorTests : IAsyncDisposable
{
    private readonly MachineTime _time = new();
    private readonly FakeLink _mqtt = new(LinkNames.Mqtt);
    private readonly FakeLink _signalR = new(LinkNames.SignalR);
    private readonly FakeLink _polling = new(LinkNames.Polling);
    private readonly LinkState _state = new();
    private readonly CancellationTokenSource _stop = new();
    private LinkSupervisor _links = null!;
    private Task _run = Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    [Fact]
    public async Task The_best_link_is_taken()
    {
        Start();

        await StandsAsync(LinkNames.Mqtt);
        Assert.Equal(0, _signalR.Attempts);
    }

    [Fact]
    public async Task A_worse_link_serves_until_the_better_one_answers_again()
    {
        _mqtt.Works = false;
        Start();
        await StandsAsync(LinkNames.SignalR);

        _mqtt.Works = true;
        await StandsAsync(LinkNames.Mqtt);
        await Eventually.IsTrueAsync(() => _signalR.Connections.Single().IsDisposed, "the worse one is left");
    }

    [Fact]
    public async Task While_the_better_one_is_tried_the_worse_one_stands()
    {
        _mqtt.Works = false;
        Start();
        await StandsAsync(LinkNames.SignalR);

        await AdvanceUntilAsync(() => _mqtt.Attempts > 3, keepAlive: true);
        Assert.Equal(LinkNames.SignalR, _state.Name);
        Assert.Single(_signalR.Connections);
    }

    [Fact]
    public async Task A_link_that_connects_but_does_not_welcome_does_not_count()
    {
        _mqtt.Welcomes = false;
        Start();

        await StandsAsync(LinkNames.SignalR);
        Assert.All(_mqtt.Connections, c => Assert.True(c.IsDisposed));
    }

    [Fact]
    public async Task A_broken_connection_is_made_anew()
    {
        Start();
        await StandsAsync(LinkNames.Mqtt);

        _mqtt.Connections.Single().Break();
        await AdvanceUntilAsync(() => _mqtt.Connections.Count == 2 && _state.Name == LinkNames.Mqtt);
    }

    [Fact]
    public async Task A_silent_connection_is_given_up()
    {
        Start();
        await StandsAsync(LinkNames.Mqtt);
        var silent = _mqtt.Connections.Single();

        await AdvanceUntilAsync(() => silent.IsDisposed);
    }

    [Fact]
    public async Task A_connection_on_which_the_portal_speaks_stands()
    {
        Start();
        await StandsAsync(LinkNames.Mqtt);

        for (var i = 0; i < 100; i++)
        {
            await _mqtt.Connections.Single().SayAsync();
            _time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        Assert.Single(_mqtt.Connections);
    }

    [Fact]
    public async Task It_never_gives_up()
    {
        _mqtt.Works = _signalR.Works = _polling.Works = false;
        Start();
        await AdvanceUntilAsync(() => _polling.Attempts > 20);

        _polling.Works = true;
        await StandsAsync(LinkNames.Polling);
    }

    [Fact]
    public async Task A_link_asked_for_stands_for_its_time_and_then_the_best_one_again()
    {
        Start();
        await StandsAsync(LinkNames.Mqtt);

        Assert.True(await _links.PreferAsync(LinkNames.SignalR, TimeSpan.FromMinutes(5), CancellationToken.None));
        Assert.Equal(LinkNames.SignalR, _state.Name);
        await Eventually.IsTrueAsync(() => _mqtt.Connections.Single().IsDisposed, "the best one is left");

        var asked = _time.GetTimestamp();
        await AdvanceUntilAsync(() => _state.Name == LinkNames.Mqtt, keepAlive: true);
        Assert.InRange(_time.GetElapsedTime(asked), TimeSpan.FromMinutes(4.9), TimeSpan.FromMinutes(6));
    }

    [Fact]
    public async Task A_link_asked_for_that_does_not_come_up_changes_nothing()
    {
        _polling.Works = false;
        Start();
        await StandsAsync(LinkNames.Mqtt);

        Assert.False(await _links.PreferAsync(LinkNames.Polling, TimeSpan.FromMinutes(5), CancellationToken.None));

        Assert.Equal(LinkNames.Mqtt, _state.Name);
        Assert.False(_mqtt.Connections.Single().IsDisposed);
    }

    [Fact]
    public async Task When_the_link_asked_for_breaks_and_stays_away_any_other_one_will_do()
    {
        Start();
        await StandsAsync(LinkNames.Mqtt);
        Assert.True(await _links.PreferAsync(LinkNames.SignalR, TimeSpan.FromMinutes(5), CancellationToken.None));

        _signalR.Works = false;
        _signalR.Connections.Single().Break();

        await StandsAsync(LinkNames.Mqtt);
    }

    private void Start() => _run = (_links = new LinkSupervisor([_mqtt, _signalR, _polling], _state, new Greeting(), _time, NullLogger.Instance)).RunAsync(_stop.Token);

    private Task StandsAsync(string link) => AdvanceUntilAsync(() => _state.Name == link);

    private Task AdvanceUntilAsync(Func<bool> isSo, bool keepAlive = false) => Eventually.IsTrueAsync(() =>
    {
        if (isSo()) return true;
        _time.Advance(TimeSpan.FromMilliseconds(500));
        if (keepAlive)
            foreach (var connection in _signalR.Connections) connection.SayAsync().GetAwaiter().GetResult();
        return isSo();
    });

    private sealed class Greeting : ILinkGreeting
    {
        public TimeSpan Silence => TimeSpan.FromSeconds(50);

        public Envelope Hello() => Envelope.Of(UpTypes.Hello, new Hello(1, "", "", "", 0, []), DateTimeOffset.UnixEpoch);

        public ValueTask ReceiveAsync(Envelope envelope) => ValueTask.CompletedTask;
    }
}
