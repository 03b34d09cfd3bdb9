using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Links;

/// <summary>The wire under a session: MQTT, SignalR or polling. Nobody above it knows which.</summary>
internal interface ILinkChannel
{
    /// <summary>Queues <paramref name="envelope"/>; false when the device is gone or its queue is full. Never waits.</summary>
    bool TrySend(Envelope envelope);

    /// <summary>Lets what is queued out (briefly), then cuts the connection.</summary>
    Task CloseAsync(string reason);
}
