using System.Collections.Concurrent;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Links.Polling;

/// <summary>What waits for the device's next request.</summary>
internal sealed class PollingChannel : ILinkChannel
{
    private const int Capacity = 250;

    private readonly ConcurrentQueue<Envelope> _queue = new();
    private volatile bool _closed;

    public bool IsClosed => _closed;

    public bool TrySend(Envelope envelope)
    {
        if (_closed || _queue.Count >= Capacity) return false;
        _queue.Enqueue(envelope);
        return true;
    }

    /// <summary>A request that comes later is judged anew, by its own token.</summary>
    public Task CloseAsync(string reason)
    {
        _closed = true;
        return Task.CompletedTask;
    }

    public IReadOnlyList<Envelope> Drain()
    {
        var taken = new List<Envelope>();
        while (_queue.TryDequeue(out var envelope)) taken.Add(envelope);
        return taken;
    }
}
