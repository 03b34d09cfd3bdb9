using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Doingoai.Portal.Platform.Startup;

/// <summary>The HTTP addresses with the ports they really got; other endpoints of the same server are left out.</summary>
internal sealed class HttpEndpoints
{
    private readonly List<(ListenOptions Listen, ListenAddress Address)> _all = [];

    public static HttpEndpoints Of(IServiceProvider services) => services.GetRequiredService<HttpEndpoints>();

    public void Add(ListenOptions listen, ListenAddress address) => _all.Add((listen, address));

    public IReadOnlyList<string> Addresses() =>
        [.. _all.Select(one => one.Address with { Port = one.Listen.IPEndPoint?.Port ?? one.Address.Port, Host = Reachable(one.Address) })
            .Select(address => address.ToString()).Distinct()];

    private static string Reachable(ListenAddress address) => address switch
    {
        { Host: "localhost", Port: 0 } => "127.0.0.1",
        { Host: "*" or "+" or "0.0.0.0" or "[::]" } => "127.0.0.1",
        _ => address.Host,
    };
}
