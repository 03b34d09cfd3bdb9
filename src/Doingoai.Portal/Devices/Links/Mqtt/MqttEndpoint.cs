using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Doingoai.Portal.Devices.Links.Mqtt;

/// <summary>Where the broker really listens, with the port it got.</summary>
internal sealed class MqttEndpoint
{
    public ListenOptions? Listen { get; set; }

    /// <summary>The same with TLS, on all addresses; <c>null</c> without a certificate.</summary>
    public ListenOptions? Encrypted { get; set; }

    public int? EncryptedPort => Encrypted?.IPEndPoint?.Port;

    public string? Address => Listen?.IPEndPoint is { } bound ? $"{(Equals(bound.Address, IPAddress.Any) ? IPAddress.Loopback : bound.Address)}:{bound.Port}" : null;
}
