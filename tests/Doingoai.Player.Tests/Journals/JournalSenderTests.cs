using System.Security.Cryptography;
using Doingoai.Player.Journals;
using Doingoai.Player.Link;
using Doingoai.Player.Tests.Agent;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Player.Tests.Link;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.Player.Tests.Journals;

public sealed class JournalSenderTests : IAsyncLifetime
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Guid _device = Guid.NewGuid();
    private readonly MachineTime _time = new();
    private readonly LinkState _state = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly FakeConnection _connection = new(new(LinkNames.Mqtt), _ => ValueTask.CompletedTask);
    private Journal _journal = null!;
    private JournalSender _sender = null!;
    private Task _run = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        _journal = new(new CrashingDisk(), "/player", _device, _key, new PlayerClock(_time, "boot", null, 0), new("boot", "0.1.0"), new(), NullLogger<Journal>.Instance);
        await _journal.OpenAsync();
        _sender = new(_journal, _state, _time, NullLogger.Instance);
        _run = _sender.RunAsync(_stop.Token);
        _state.Set(LinkNames.Mqtt, _connection);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _journal.DisposeAsync();
        _stop.Dispose();
        _key.Dispose();
    }

    [Fact]
    public async Task Plays_that_follow_within_two_seconds_are_one_batch()
    {
        await PlayAsync("a");
        await PlayAsync("b");
        _time.Advance(TimeSpan.FromSeconds(1.9));
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Empty(_connection.Sent);

        await Eventually.IsTrueAsync(() =>
        {
            if (_connection.Sent.IsEmpty) _time.Advance(TimeSpan.FromMilliseconds(100));
            return !_connection.Sent.IsEmpty;
        });
        Assert.Equal(["a", "b"], Plays());
    }

    [Fact]
    public async Task A_fault_waits_for_nothing()
    {
        await PlayAsync("a");
        await _journal.AppendAsync(JournalKinds.Fault, new FaultBody(FaultCodes.DiskFull));
        _sender.Hurry();
        await Eventually.IsTrueAsync(() => !_connection.Sent.IsEmpty, "the batch, though no time went by");
        Assert.Equal(["a"], Plays());
    }

    [Fact]
    public async Task A_fault_found_without_a_link_goes_the_moment_there_is_one()
    {
        _state.Clear();
        await PlayAsync("a");
        _sender.Hurry();
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Empty(_connection.Sent);

        _state.Set(LinkNames.Mqtt, _connection);

        await Eventually.IsTrueAsync(() => !_connection.Sent.IsEmpty, "the batch, though no time went by");
    }

    private Task<bool> PlayAsync(string entry) => _journal.AppendAsync(JournalKinds.Play, new PlayBody(_device, 1, entry, Item: "item"));

    private IEnumerable<string> Plays()
    {
        var ledger = new PortalLedger(_device, _key);
        ledger.Take(ProtocolJson.TryRead<JournalMessage>(_connection.Sent.First().Body)!.Jws);
        return ledger.Bodies<PlayBody>(JournalKinds.Play).Select(play => play!.Entry);
    }
}
