using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Local;

/// <summary>The HTTP server for the pages on this machine: loopback only, one origin, one token per start.</summary>
internal static class LocalServer
{
    private const int MaxRequestBytes = 16 * 1024;

    public static void AddLocal(this WebApplicationBuilder builder, int port)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        // Request logs would hold the token.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddRoutingCore();
        builder.Services
            .AddSingleton<LocalToken>()
            .AddSingleton<LocalGate>()
            .AddSingleton(_ => RendererFiles.Load(RendererFiles.DefaultFolder))
            .AddSingleton<LocalRendererPort>()
            .AddSingleton<PageSocket>();
    }

    /// <summary>The address of a page, once the server listens.</summary>
    public static Uri PageAddress(IServiceProvider services, string? output, string tail = "")
    {
        var bound = new Uri(services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var page = output is null ? "" : $"&output={Uri.EscapeDataString(output)}";
        return new Uri($"http://{LocalGate.Authority(bound.Port)}/?token={services.GetRequiredService<LocalToken>().Value}{page}{tail}");
    }
}
