using Doingoai.Player.Link;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Journals;

/// <summary>
/// One signed batch at a time, and the same one again until the portal has acknowledged it. Plays wait a moment for each other,
/// so that a thousand screens that change at once report it when the change is over; a fault waits for nothing but the link.
/// </summary>
internal sealed partial class JournalSender
{
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AckPatience = TimeSpan.FromSeconds(10);

    private readonly Journal _journal;
    private readonly LinkState _state;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Signal _signal = new();
    private volatile TaskCompletionSource _acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JournalSender(Journal journal, LinkState state, TimeProvider time, ILogger logger)
    {
        (_journal, _state, _time, _logger) = (journal, state, time, logger);
        journal.Grew += _signal.Set;
        state.Changed += _signal.Set;
    }

    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            await _signal.WaitAsync(stop);
            await GatherAsync(stop);
            if (_state.Connection is not { Closed.IsCompleted: false }) continue; // what is urgent stays urgent until there is a link
            if (_hurry.Task.IsCompleted) _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
            while (_state.Connection is { Closed.IsCompleted: false } connection && await _journal.NextBatchAsync(stop) is { } batch)
            {
                _acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
                await SendAsync(connection, Envelope.Of(UpTypes.Journal, new JournalMessage(batch.Jws), _time.GetUtcNow()), stop);
            }
        }
    }

    /// <summary>Something was journalled that somebody must see now.</summary>
    public void Hurry() => _hurry.TrySetResult();

    public async Task AcknowledgeAsync(JournalAck ack)
    {
        await _journal.AcknowledgeAsync(ack.Run, ack.UpToSeq);
        _acknowledged.TrySetResult();
    }

    private async Task GatherAsync(CancellationToken stop)
    {
        using var gathered = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(_hurry.Task, Task.Delay(Gather, _time, gathered.Token));
        await gathered.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }

    private async Task SendAsync(ILinkConnection connection, Envelope envelope, CancellationToken stop)
    {
        try
        {
            using var patience = new CancellationTokenSource(AckPatience, _time);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
            if (await connection.SendAsync(envelope, limit.Token) != SendResult.Taken) await Task.Delay(AckPatience, _time, limit.Token);
            await Task.WhenAny(_acknowledged.Task, connection.Closed).WaitAsync(limit.Token);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            LogNotTaken(error.Message);
            await Task.WhenAny(connection.Closed, Task.Delay(TimeSpan.FromSeconds(1), _time, stop));
        }
    }

    [LoggerMessage(LogLevel.Debug, "A journal batch was not taken: {Reason}")]
    private partial void LogNotTaken(string reason);
}
