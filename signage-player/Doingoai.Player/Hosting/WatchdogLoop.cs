using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Hosting;

/// <summary>
/// Signs of life for systemd, three for each of its patience, and only while what makes the player a player answers. When one of
/// those hangs it says nothing, and systemd starts the player anew.
/// </summary>
/// <param name="signs">Name and question: does it live?</param>
internal sealed partial class WatchdogLoop(ServiceManager manager, IReadOnlyList<(string Name, Func<CancellationToken, Task<bool>> Lives)> signs, TimeProvider time, ILogger<WatchdogLoop> logger)
{
    public async Task RunAsync(CancellationToken stop)
    {
        manager.Ready();
        if (manager.Watchdog is not { } patience) return;
        using var timer = new PeriodicTimer(patience / 3, time);
        try
        {
            do await TellAsync(patience / 4, stop);
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The player is told to end.
        }
    }

    private async Task TellAsync(TimeSpan within, CancellationToken stop)
    {
        var answers = await Task.WhenAll(signs.Select(sign => LivesAsync(sign.Lives, within, stop)));
        stop.ThrowIfCancellationRequested();
        if (signs.Zip(answers).FirstOrDefault(pair => !pair.Second).First.Name is not { } silent)
        {
            manager.Alive();
            return;
        }

        LogSilent(silent);
        manager.Status($"{silent} does not answer");
    }

    private async Task<bool> LivesAsync(Func<CancellationToken, Task<bool>> lives, TimeSpan within, CancellationToken stop)
    {
        try
        {
            return await Task.Run(() => lives(stop), stop).WaitAsync(within, time, stop);
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return true;
        }
    }

    [LoggerMessage(LogLevel.Error, "No sign of life for the service manager: {Part} does not answer.")]
    private partial void LogSilent(string part);
}
