using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Doingoai.Portal.Platform.Startup;

/// <summary>Opens the HTTP addresses. Written as endpoints, because modules add theirs (MQTT) and Kestrel then ignores plain URLs.</summary>
internal static class NetworkSetup
{
    public static NetworkOptions AddNetwork(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<NetworkOptions>().BindConfiguration(NetworkOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        var network = builder.Configuration.GetSection(NetworkOptions.Section).Get<NetworkOptions>() ?? new NetworkOptions();
        if (network.HasCertificate)
            builder.Services.AddSingleton(services => new CertificateFiles(
                network.Certificate!, network.CertificateKey ?? network.Certificate!, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<CertificateFiles>>()));
        // What comes in and what goes out is handled where it was noticed, on the thread pool: one change of thread less per message,
        // of which thousands of screens cause most. A handler that blocks holds up its own connection alone.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var address in network.Addresses()) address.Listen(kestrel, Http(address));
        });
        builder.Services.Configure<ForwardedHeadersOptions>(options => Believe(options, network.KnownProxies));
        return network;
    }

    private static Action<ListenOptions> Http(ListenAddress address) => listen =>
    {
        HttpEndpoints.Of(listen.ApplicationServices).Add(listen, address);
        if (address.IsEncrypted) listen.UseCertificate();
    };

    private static void Believe(ForwardedHeadersOptions options, string? proxies)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in (proxies ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            options.KnownProxies.Add(IPAddress.Parse(proxy));
        if (options.KnownProxies.Count == 0) options.ForwardedHeaders = ForwardedHeaders.None;
    }
}
