using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Link;

/// <summary>What the supervisor needs of the agent: the first word on a connection, and where messages go.</summary>
internal interface ILinkGreeting
{
    Envelope Hello();

    /// <summary>Takes a message from the portal; may make the link wait.</summary>
    ValueTask ReceiveAsync(Envelope envelope);

    /// <summary>How long the portal may be silent before the connection counts as dead.</summary>
    TimeSpan Silence { get; }
}
