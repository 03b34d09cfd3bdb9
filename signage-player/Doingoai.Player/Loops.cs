using Microsoft.Extensions.Logging;

namespace Doingoai.Player;

/// <summary>Keeps loops running whatever happens in them; the only place that swallows an error of theirs.</summary>
internal sealed partial class Loops(TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task KeepAsync(string name, Func<CancellationToken, Task> run, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Task.Run(() => run(stop), stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                LogFailed(error, name);
                await Task.Delay(Pause, time, CancellationToken.None);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The loop {Name} failed and begins again.")]
    private partial void LogFailed(Exception error, string name);
}
