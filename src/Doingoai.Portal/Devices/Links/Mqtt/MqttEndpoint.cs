using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Doingoai.Portal.Devices.Links.Mqtt;

/// <summary>Where the broker really listens, with the port it got.</summary>
internal sealed class MqttEndpoint
{
    public ListenOptions? Listen { get; set; }

    public string? Address => Listen?.IPEndPoint is { } bound ? $"{(Equals(bound.Address, IPAddress.Any) ? IPAddress.Loopback : bound.Address)}:{bound.Port}" : null;
}
