using Doingoai.Portal.Platform.Observability;

namespace Doingoai.Portal.Platform.Startup;

internal static class StartSetup
{
    public static void AddStart(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets(); // outside Development too: else a built program serves Blazor's files as 0 bytes
        builder.AddNetwork();
        var state = new StartState();
        builder.AddLogs(state);
        builder.Services.AddSingleton(state);
        builder.Services.AddOptions<PortalOptions>().BindConfiguration(PortalOptions.Section);
        builder.Services.AddSingleton<HttpEndpoints>();
        builder.Services.AddSingleton<ReadyFile>();
    }
}
