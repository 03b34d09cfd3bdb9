using System.Threading.Channels;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Platform.Loops;

/// <summary>
/// A background loop around one testable step: at start, on every tick and when woken. It holds the lease of its name
/// while it works, survives exceptions of the step and reports to <see cref="LoopHealth"/>. Tests call the step, never the loop.
/// </summary>
internal abstract partial class LeasedLoop(LoopServices services, string name, TimeSpan every) : BackgroundService
{
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly ILogger _logger = services.Logger(name);

    /// <summary>False for work that every node does for itself, such as sending to the sessions it holds.</summary>
    protected virtual bool OncePerSystem => true;

    /// <summary>A hint that there is work. Never waits; many hints become one step.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>One round of work. Finds out by itself what there is to do.</summary>
    protected abstract Task StepAsync(CancellationToken stop);

    /// <summary>One round as the loop does it: with lease, actor and report, and without ever throwing (except on stop).</summary>
    internal async Task RunOnceAsync(CancellationToken stop)
    {
        try
        {
            if (!OncePerSystem || await services.Leases.TakeAsync(name, stop))
            {
                using var asLoop = services.Actor.Be(new Person(Guid.Empty, name));
                await StepAsync(stop);
            }

            services.Health.Succeeded(name);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            services.Health.Failed(name, error);
            LogStepFailed(_logger, error, name);
        }
    }

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        services.Health.Began(name, every);
        using var timer = new PeriodicTimer(every, services.Time);
        var tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
        var wake = _wake.Reader.ReadAsync(stoppingToken).AsTask();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await RunOnceAsync(stoppingToken);
                await await Task.WhenAny(tick, wake);
                if (tick.IsCompleted) tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
                if (wake.IsCompleted) wake = _wake.Reader.ReadAsync(stoppingToken).AsTask();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // stopped
        }
    }

    [LoggerMessage(LogLevel.Error, "A step of {Loop} failed; the next tick tries again.")]
    private static partial void LogStepFailed(ILogger logger, Exception error, string loop);
}
