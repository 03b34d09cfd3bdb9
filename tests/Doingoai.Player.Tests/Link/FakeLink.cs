using System.Collections.Concurrent;
using Doingoai.Player.Link;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Tests.Link;

/// <summary>A link that works, refuses, breaks or is silent as the test says.</summary>
internal sealed class FakeLink(string name) : IPortalLink
{
    public string Name => name;

    public bool Works { get; set; } = true;

    public bool Welcomes { get; set; } = true;

    public int Attempts { get; private set; }

    public ConcurrentQueue<FakeConnection> Connections { get; } = new();

    public Task<ILinkConnection> ConnectAsync(Func<Envelope, ValueTask> received, CancellationToken cancel)
    {
        Attempts++;
        if (!Works) throw new InvalidOperationException("refused");
        var connection = new FakeConnection(this, received);
        Connections.Enqueue(connection);
        return Task.FromResult<ILinkConnection>(connection);
    }
}
