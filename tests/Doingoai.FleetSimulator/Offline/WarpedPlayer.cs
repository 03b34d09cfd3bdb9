using Doingoai.FleetSimulator.Faults;
using Doingoai.Player;
using Doingoai.Player.Playback;
using Doingoai.Player.Storage;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Player.Time;
using Doingoai.Protocol.Timelines;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.FleetSimulator.Offline;

/// <summary>A whole agent on clocks that are turned by hand, and what its screen shows at any second.</summary>
internal sealed class WarpedPlayer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private readonly MachineTime _time;
    private readonly Cable _cable = new();
    private readonly SteppedRenderer _renderer;
    private readonly PlayerAgent _agent;
    private readonly Task _running;

    public WarpedPlayer(Uri portal, IDisk disk, string folder, MachineTime time, string boot, bool isOffline)
    {
        _cable.IsOut = isOffline;
        _time = time;
        _renderer = new(time);
        var options = new PlayerOptions { Folder = folder, PortalAddress = portal, Link = LinkNames.Polling, Name = "agent" };
        _agent = PlayerAgentFactory.Create(options, _renderer, time, NullLoggerFactory.Instance, _cable, disk, new Machine(boot, "simulator"));
        _running = Task.Run(() => _agent.RunAsync(_stop.Token));
    }

    /// <summary>Lets time pass gently until something has come about.</summary>
    public Task UntilAsync(string what, Func<bool> holds, CancellationToken cancel) => Wait.UntilAsync(
        what,
        () =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            return holds();
        },
        Patience,
        cancel);

    /// <summary>What the renderer has; <c>null</c> before the first view.</summary>
    public RendererView? View => _renderer.View;

    public bool Holds(string sha256) => _agent.Media.PathOf(sha256) is not null;

    /// <summary>Portal time as the agent counts it.</summary>
    public long NowMs => _time.GetUtcNow().ToUnixTimeMilliseconds() + _renderer.OffsetMs;

    /// <summary>What is on the screen at a moment of portal time, by the plan the renderer has; <c>null</c>: nothing.</summary>
    public string? ShownAt(long nowMs) => _renderer.View is { } view ? Timeline.EntryAt(view.Plan, nowMs)?.Step?.Entry : null;

    /// <summary>A minute passes; the agent gets the time to plan further before the renderer's plan is used up.</summary>
    public async Task MinuteAsync(CancellationToken cancel)
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        // The agent works in real time. It renews its plan when half a day is left of it; much less means that it is still at it.
        for (var began = TimeProvider.System.GetTimestamp(); View!.Plan.ToMs - NowMs < 10 * 3_600_000 && TimeProvider.System.GetElapsedTime(began) < Patience;)
            await Task.Delay(5, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _agent.Dispose();
        _cable.Dispose();
        _stop.Dispose();
    }

    private sealed class SteppedRenderer(TimeProvider time) : IRendererPort
    {
        private readonly Lock _gate = new();
        private RendererView? _view;
        private long _offsetMs = long.MinValue;

        public RendererView? View
        {
            get
            {
                lock (_gate) return _view;
            }
        }

        /// <summary>Portal time minus wall clock. A view that was under way while time was turned seems older than it is, never younger.</summary>
        public long OffsetMs
        {
            get
            {
                lock (_gate) return _offsetMs;
            }
        }

        public void Show(RendererView view)
        {
            if (view.Screen.Id == Guid.Empty) return;
            lock (_gate) (_view, _offsetMs) = (view, Math.Max(_offsetMs, view.NowMs - time.GetUtcNow().ToUnixTimeMilliseconds()));
        }

        public void Start(IRendererEvents events)
        {
        }

        public Task<byte[]?> ScreenshotAsync(Guid screen, CancellationToken cancel) => Task.FromResult<byte[]?>(null);

        public Task<bool> ReloadAsync(CancellationToken cancel) => Task.FromResult(true);
    }
}
