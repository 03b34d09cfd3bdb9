using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Link;

/// <summary>
/// Keeps a link standing: the best one that answers, a worse one meanwhile, and back again. A connection counts once the
/// portal has answered hello, and for as long as it is not silent. Never gives up.
/// </summary>
/// <param name="links">Best first.</param>
internal sealed partial class LinkSupervisor(IReadOnlyList<IPortalLink> links, LinkState state, ILinkGreeting greeting, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan OpenPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ShortestStay = TimeSpan.FromSeconds(10);

    private readonly Backoff _reconnect = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
    private readonly Backoff _return = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(2));
    private readonly LinkPreference _preference = new(links, time);
    private long _heard;

    public bool Knows(string link) => _preference.Knows(link);

    /// <summary>Tries a link now and stays on it for a time, if it comes up; true if it did.</summary>
    public Task<bool> PreferAsync(string link, TimeSpan duration, CancellationToken cancel) => _preference.Ask(link, duration).WaitAsync(cancel);

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await OpenBestAsync(null, stop) is not var (connection, link))
            {
                await Task.Delay(_reconnect.Next(), time, stop);
                continue;
            }

            var since = time.GetTimestamp();
            await StayAsync(connection, link, stop);
            // One that breaks at once is no better than one that does not come up.
            if (time.GetElapsedTime(since) > ShortestStay) _reconnect.Reset();
            else await Task.Delay(_reconnect.Next(), time, stop);
        }
    }

    // Opens the best link that answers and is better than the present one.
    private async Task<(ILinkConnection Connection, IPortalLink Link)?> OpenBestAsync(IPortalLink? present, CancellationToken stop)
    {
        foreach (var link in _preference.Order().TakeWhile(link => link != present))
        {
            try
            {
                return (await OpenAsync(link, stop), link);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                LogNotOpened(link.Name, error.Message);
            }
        }

        return null;
    }

    private async Task<ILinkConnection> OpenAsync(IPortalLink link, CancellationToken stop)
    {
        var welcomed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var patience = new CancellationTokenSource(OpenPatience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        var connection = await link.ConnectAsync(
            async envelope =>
            {
                Interlocked.Exchange(ref _heard, time.GetTimestamp());
                await greeting.ReceiveAsync(envelope);
                if (envelope.Type == DownTypes.Welcome) welcomed.TrySetResult();
            },
            limit.Token);
        try
        {
            var result = await connection.SendAsync(greeting.Hello(), limit.Token);
            if (result != SendResult.Taken) throw new InvalidOperationException($"Hello was not taken: {result}.");
            await Task.WhenAny(welcomed.Task, connection.Closed).WaitAsync(limit.Token);
            if (!welcomed.Task.IsCompleted) throw new InvalidOperationException("Closed before the welcome.");
            LogOpened(link.Name);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task StayAsync(ILinkConnection connection, IPortalLink link, CancellationToken stop)
    {
        state.Set(link.Name, connection);
        _preference.Tried(link.Name);
        try
        {
            while (true)
            {
                var changed = _preference.Changed;
                // On the best one there is nothing to look for, unless it is the best only because somebody asked for it.
                var returnAfter = link != _preference.Order()[0] ? _return.Next() : _preference.Left() ?? Timeout.InfiniteTimeSpan;
                if (!await StandsUntilAsync(connection, returnAfter, changed, stop)) return;

                var opened = await OpenBestAsync(link, stop);
                if (opened is not var (better, higher))
                {
                    _preference.Tried(link.Name);
                    continue;
                }

                var worse = connection;
                (connection, link) = (better, higher);
                state.Set(link.Name, connection);
                _preference.Tried(link.Name);
                _return.Reset();
                await DisposeQuietlyAsync(worse);
            }
        }
        finally
        {
            state.Clear();
            LogLost(link.Name);
            await DisposeQuietlyAsync(connection);
        }
    }

    // False when the connection is gone or silent; true when it is time to look for a better one.
    private async Task<bool> StandsUntilAsync(ILinkConnection connection, TimeSpan until, Task changed, CancellationToken stop)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var leave = Task.Delay(until, time, done.Token);
        try
        {
            while (true)
            {
                var quiet = Task.Delay(greeting.Silence - SinceHeard() + TimeSpan.FromMilliseconds(50), time, done.Token);
                var first = await Task.WhenAny(connection.Closed, leave, changed, quiet);
                stop.ThrowIfCancellationRequested();
                if (first == connection.Closed) return false;
                if (first == leave || first == changed) return true;
                if (SinceHeard() >= greeting.Silence) return false;
            }
        }
        finally
        {
            await done.CancelAsync();
        }
    }

    private TimeSpan SinceHeard()
    {
        var since = time.GetElapsedTime(Interlocked.Read(ref _heard));
        return since < greeting.Silence ? since : greeting.Silence;
    }

    private static async Task DisposeQuietlyAsync(ILinkConnection connection)
    {
        try
        {
            await connection.DisposeAsync();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // It is being left anyway.
        }
    }

    [LoggerMessage(LogLevel.Information, "Connected by {Link}.")]
    private partial void LogOpened(string link);

    [LoggerMessage(LogLevel.Information, "The connection by {Link} is over.")]
    private partial void LogLost(string link);

    [LoggerMessage(LogLevel.Information, "{Link} does not answer: {Reason}")]
    private partial void LogNotOpened(string link, string reason);
}
