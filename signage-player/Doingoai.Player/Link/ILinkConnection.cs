using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Link;

/// <summary>A connection that stands until <see cref="Closed"/> completes.</summary>
internal interface ILinkConnection : IAsyncDisposable
{
    /// <summary>Completes, never fails, when the connection is gone.</summary>
    Task Closed { get; }

    /// <summary>Completes when the portal has taken the message in hand; throws if the connection broke.</summary>
    Task<SendResult> SendAsync(Envelope envelope, CancellationToken cancel);
}
