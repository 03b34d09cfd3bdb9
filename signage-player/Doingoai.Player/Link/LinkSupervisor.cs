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
    private long _heard;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await OpenBestAsync(links.Count, stop) is not var (connection, rank))
            {
                await Task.Delay(_reconnect.Next(), time, stop);
                continue;
            }

            var since = time.GetTimestamp();
            await StayAsync(connection, rank, stop);
            // One that breaks at once is no better than one that does not come up.
            if (time.GetElapsedTime(since) > ShortestStay) _reconnect.Reset();
            else await Task.Delay(_reconnect.Next(), time, stop);
        }
    }

    // Opens the best of the first so many links that answers.
    private async Task<(ILinkConnection Connection, int Rank)?> OpenBestAsync(int count, CancellationToken stop)
    {
        for (var rank = 0; rank < count; rank++)
        {
            try
            {
                return (await OpenAsync(links[rank], stop), rank);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                LogNotOpened(links[rank].Name, error.Message);
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

    private async Task StayAsync(ILinkConnection connection, int rank, CancellationToken stop)
    {
        state.Set(links[rank].Name, connection);
        try
        {
            while (true)
            {
                var returnAfter = rank > 0 ? _return.Next() : Timeout.InfiniteTimeSpan;
                if (!await StandsUntilAsync(connection, returnAfter, stop)) return;

                if (await OpenBestAsync(rank, stop) is not var (better, higher)) continue;
                var worse = connection;
                (connection, rank) = (better, higher);
                state.Set(links[rank].Name, connection);
                _return.Reset();
                await DisposeQuietlyAsync(worse);
            }
        }
        finally
        {
            state.Clear();
            LogLost(links[rank].Name);
            await DisposeQuietlyAsync(connection);
        }
    }

    // False when the connection is gone or silent; true when it is time to look for a better one.
    private async Task<bool> StandsUntilAsync(ILinkConnection connection, TimeSpan until, CancellationToken stop)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var leave = Task.Delay(until, time, done.Token);
        try
        {
            while (true)
            {
                var quiet = Task.Delay(greeting.Silence - SinceHeard() + TimeSpan.FromMilliseconds(50), time, done.Token);
                var first = await Task.WhenAny(connection.Closed, leave, quiet);
                stop.ThrowIfCancellationRequested();
                if (first == connection.Closed) return false;
                if (first == leave) return true;
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
