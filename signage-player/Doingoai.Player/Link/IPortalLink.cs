using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Link;

/// <summary>A way to the portal. Three implementations; nothing above knows which one carries it.</summary>
internal interface IPortalLink
{
    /// <summary>One of <see cref="LinkNames"/>.</summary>
    string Name { get; }

    /// <summary>Connects or throws. <paramref name="received"/> is called one message at a time and may make the link wait.</summary>
    Task<ILinkConnection> ConnectAsync(Func<Envelope, ValueTask> received, CancellationToken cancel);
}
