using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Link;

/// <summary>Sends what waits as soon as a link stands; several messages at once, so that a long way costs its time only once.</summary>
internal sealed partial class UpSender
{
    private const int AtOnce = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FullPause = TimeSpan.FromSeconds(1);

    private readonly UpQueue _queue;
    private readonly LinkState _state;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public UpSender(UpQueue queue, LinkState state, TimeProvider time, ILogger logger)
    {
        (_queue, _state, _time, _logger) = (queue, state, time, logger);
        state.Changed += queue.Wake;
    }

    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            await _queue.WaitAsync(stop);
            // One that has closed takes nothing more, however long it is still called the standing one: its end, or the next one, wakes.
            while (_state.Connection is { Closed.IsCompleted: false } connection && _queue.Take(AtOnce) is { Count: > 0 } batch)
            {
                var results = await Task.WhenAll(batch.Select(envelope => SendAsync(connection, envelope, stop)));
                var unsent = batch.Where((_, i) => results[i] is null or SendResult.Full).ToList();
                if (unsent.Count == 0) continue;

                _queue.Return(unsent);
                if (Array.Exists(results, r => r is SendResult.Full)) await Task.Delay(FullPause, _time, stop);
                if (Array.Exists(results, r => r is null)) await ConnectionEndedAsync(connection, stop);
            }
        }
    }

    private async Task<SendResult?> SendAsync(ILinkConnection connection, Envelope envelope, CancellationToken stop)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, _time);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
            var result = await connection.SendAsync(envelope, limit.Token);
            if (result == SendResult.Refused) LogRefused(envelope.Type);
            return result;
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            LogFailed(envelope.Type, error.Message);
            return null;
        }
    }

    // Not again on a connection that breaks; the supervisor brings another.
    private async Task ConnectionEndedAsync(ILinkConnection connection, CancellationToken stop)
    {
        if (_state.Connection == connection) await Task.WhenAny(connection.Closed, Task.Delay(FullPause, _time, stop));
    }

    [LoggerMessage(LogLevel.Warning, "The portal refused a message of type {Type}.")]
    private partial void LogRefused(string type);

    [LoggerMessage(LogLevel.Debug, "Sending {Type} failed: {Reason}")]
    private partial void LogFailed(string type, string reason);
}
