using System.Net.Sockets;
using System.Text;
using Doingoai.Player.Hosting;
using Doingoai.Player.Tests.Agent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Doingoai.Player.Tests.Hosting;

/// <summary>What systemd hears of a player.</summary>
public sealed class WatchdogLoopTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("watchdog-").FullName;
    private readonly Socket _systemd = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 60_000 };
    private readonly FakeTimeProvider _time = new();

    public WatchdogLoopTests() => _systemd.Bind(new UnixDomainSocketEndPoint(Address));

    private string Address => Path.Combine(_folder, "notify");

    public void Dispose()
    {
        _systemd.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private ServiceManager Manager(string? micros = "3000000", string? pid = null) => new(Address, micros, pid, process: 77);

    private string Hear()
    {
        var bytes = new byte[256];
        return Encoding.UTF8.GetString(bytes, 0, _systemd.Receive(bytes));
    }

    private Task Run(Func<CancellationToken, Task<bool>> lives, CancellationToken stop) =>
        new WatchdogLoop(Manager(), [("the agent", lives)], _time, NullLogger<WatchdogLoop>.Instance).RunAsync(stop);

    [Fact]
    public async Task Says_that_it_is_ready_and_then_lives_three_times_within_the_patience()
    {
        using var stop = new CancellationTokenSource();
        var running = Run(_ => Task.FromResult(true), stop.Token);
        Assert.Equal(["READY=1", "WATCHDOG=1"], [Hear(), Hear()]);
        for (var second = 0; second < 3; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal("WATCHDOG=1", Hear());
        }

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Gives_no_sign_of_life_while_the_agent_hangs_and_does_again_when_it_answers()
    {
        using var stop = new CancellationTokenSource();
        var hangs = true;
        var running = Run(async cancel =>
        {
            if (hangs) await Task.Delay(Timeout.Infinite, cancel);
            return true;
        }, stop.Token);
        Assert.Equal("READY=1", Hear());
        string heard;
        for (heard = ""; heard.Length == 0; heard = _systemd.Available > 0 ? Hear() : "")
        {
            _time.Advance(TimeSpan.FromMilliseconds(100)); // the question is asked on another thread
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.Equal("STATUS=the agent does not answer", heard);
        hangs = false;
        await Eventually.IsTrueAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromMilliseconds(100));
                return _systemd.Available > 0 && Hear() == "WATCHDOG=1";
            },
            "a sign of life");
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task An_agent_that_says_no_is_no_sign_of_life()
    {
        using var stop = new CancellationTokenSource();
        var running = Run(_ => Task.FromResult(false), stop.Token);

        Assert.Equal(["READY=1", "STATUS=the agent does not answer"], [Hear(), Hear()]);
        await stop.CancelAsync();
        await running;
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("0", null, false)]
    [InlineData("3000000", null, true)]
    [InlineData("3000000", "77", true)]
    [InlineData("3000000", "76", false)]
    public void Is_watched_only_if_systemd_says_so_and_means_this_process(string? micros, string? pid, bool isWatched) =>
        Assert.Equal(isWatched, Manager(micros, pid).Watchdog is not null);

    [Fact]
    public void Without_systemd_nobody_is_told()
    {
        var manager = new ServiceManager(null, "3000000", null, 77);
        manager.Ready();

        Assert.Null(manager.Watchdog);
        Assert.Equal(0, _systemd.Available);
    }
}
