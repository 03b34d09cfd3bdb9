using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Doingoai.Portal.Platform.Startup;

/// <summary>One address to listen on, e.g. <c>http://localhost:5080</c> or <c>https://*:443</c>.</summary>
internal sealed record ListenAddress(string Scheme, string Host, int Port)
{
    public bool IsLoopback => Host == "localhost" || (IPAddress.TryParse(Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    public bool IsEncrypted => Scheme == Uri.UriSchemeHttps;

    public static ListenAddress Parse(string text)
    {
        var address = BindingAddress.Parse(text);
        return new(address.Scheme.ToLowerInvariant(), address.Host, address.Port);
    }

    /// <summary>Refuses what would carry passwords and device tokens readable over a network.</summary>
    public void Check(bool allowPlainText)
    {
        if (!IsLoopback && !IsEncrypted && !allowPlainText)
            throw new StartRefused($"Network:Http = {this} is reachable from other machines without encryption: give it a certificate (https://…), or set Network:AllowPlainText=true if a proxy in front encrypts.");
    }

    public void Listen(KestrelServerOptions kestrel, Action<ListenOptions> configure)
    {
        if (Host == "localhost" && Port != 0) kestrel.ListenLocalhost(Port, configure); // both 127.0.0.1 and ::1
        else if (IsLoopback && !Host.Contains(':')) kestrel.Listen(IPAddress.Loopback, Port, configure);
        else if (IPAddress.TryParse(Host.Trim('[', ']'), out var address)) kestrel.Listen(address, Port, configure);
        else kestrel.ListenAnyIP(Port, configure);
    }

    public override string ToString() => $"{Scheme}://{Host}:{Port}";
}
