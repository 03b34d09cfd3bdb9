using System.Threading.Channels;
using Doingoai.Protocol.Wire;
using Microsoft.AspNetCore.SignalR;

namespace Doingoai.Portal.Devices.Links.SignalR;

/// <summary>A bounded queue and one pump per connection: a slow device costs its own queue and nobody's thread.</summary>
internal sealed class SignalRChannel : ILinkChannel
{
    private const int Capacity = 250;

    private static readonly TimeSpan Flush = TimeSpan.FromSeconds(1);

    private readonly Channel<Envelope> _queue = Channel.CreateBounded<Envelope>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly HubCallerContext _context;
    private readonly TimeProvider _time;
    private readonly Task _pump;

    public SignalRChannel(ISingleClientProxy client, HubCallerContext context, TimeProvider time)
    {
        (_context, _time) = (context, time);
        _pump = Task.Run(() => PumpAsync(client, context.ConnectionAborted));
    }

    public bool TrySend(Envelope envelope) => !_context.ConnectionAborted.IsCancellationRequested && _queue.Writer.TryWrite(envelope);

    public async Task CloseAsync(string reason)
    {
        _queue.Writer.TryComplete();
        await Task.WhenAny(_pump, Task.Delay(Flush, _time));
        _context.Abort();
    }

    private async Task PumpAsync(ISingleClientProxy client, CancellationToken aborted)
    {
        try
        {
            await foreach (var envelope in _queue.Reader.ReadAllAsync(aborted)) await client.SendAsync("Receive", envelope, aborted);
        }
        catch (Exception) when (aborted.IsCancellationRequested)
        {
            // The connection is gone; what was queued is sent again after the next hello.
        }
    }
}
