using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Playback;

/// <summary>
/// One thing at a time: all that changes what screens show runs here, so nothing in it needs a lock. Stated loss: when it is
/// full, renderers' reports are dropped; links wait.
/// </summary>
internal sealed partial class Mailbox(ILogger logger)
{
    private readonly Channel<Func<Task>> _channel = Channel.CreateBounded<Func<Task>>(new BoundedChannelOptions(4_096) { SingleReader = true });

    public bool TryPost(Action work) => _channel.Writer.TryWrite(Later(work));

    public bool TryPost(Func<Task> work) => _channel.Writer.TryWrite(work);

    public ValueTask PostAsync(Action work, CancellationToken cancel) => PostAsync(Later(work), cancel);

    public ValueTask PostAsync(Func<Task> work, CancellationToken cancel) => _channel.Writer.WriteAsync(work, cancel);

    public async Task RunAsync(CancellationToken stop)
    {
        await foreach (var work in _channel.Reader.ReadAllAsync(stop))
        {
            try
            {
                await work();
            }
            catch (Exception error)
            {
                LogFailed(error);
            }
        }
    }

    private static Func<Task> Later(Action work) => () =>
    {
        work();
        return Task.CompletedTask;
    };

    [LoggerMessage(LogLevel.Error, "A step of the player failed; it goes on with the next.")]
    private partial void LogFailed(Exception error);
}
