using System.Net;
using Doingoai.Portal.Devices.Files;
using Doingoai.Portal.Devices.Frames;
using Doingoai.Portal.Devices.Journals;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Devices.Links.Mqtt;
using Doingoai.Portal.Devices.Links.Polling;
using Doingoai.Portal.Devices.Links.SignalR;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Platform.Startup;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Protocol.Wire;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;

namespace Doingoai.Portal.Devices.Links;

/// <summary>Three ways in, one inbox, one outbox.</summary>
internal static class LinksSetup
{
    public static void AddLinks(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<DeviceSessions>().AddSingleton<DeviceDirectory>().AddSingleton<ManifestDelivery>().AddSingleton<DeliveryIntake>().AddSingleton<DeliveryStore>();
        services.AddSingleton<IOn<ArrangementChanged>>(provider => provider.GetRequiredService<DeviceDirectory>());
        services.AddHosted<TelemetryWriter>();
        services.AddHosted<ReadingIntake>();
        services.AddHosted<JournalIntake>();
        services.AddLoop<Outbox>();
        services.AddSingleton<IOn<ManifestIssued>>(provider => provider.GetRequiredService<Outbox>());
        services.AddSingleton<IOn<RecallIssued>>(provider => provider.GetRequiredService<Outbox>());
        services.AddSingleton<Inbox>().AddSingleton<PollingLink>();
        services.AddLoop<PollingLoop>();
        services.AddConnections();
        services.AddSignalR().AddJsonProtocol(json => json.PayloadSerializerOptions = ProtocolJson.Options).AddHubOptions<DeviceHub>(hub =>
        {
            hub.MaximumReceiveMessageSize = 32 * 1024;
            hub.MaximumParallelInvocationsPerClient = 1; // in sequence; and a flood waits for itself
        });
        builder.AddMqtt();
    }

    public static void MapLinks(this WebApplication app)
    {
        app.MapPost(Routes.Nonce, NonceEndpoint.AnswerAsync).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(RateLimits.Nonce).WithTags("Devices");

        var device = app.MapGroup("/device/v1").RequireAuthorization(Policies.Device).AddEndpointFilter(CutWithKey.RunAsync).AddEndpointFilter(ActingDevice.RunAsync).DisableAntiforgery().WithTags("Devices");
        device.MapPost("exchange", ExchangeEndpoint.AnswerAsync);
        device.MapGet("manifests/{screen:guid}/{version:long}", ManifestEndpoint.AnswerAsync);
        device.MapGet("media/{sha256}", MediaEndpoint.AnswerAsync);
        device.MapPut("screenshots/{command:guid}", ScreenshotEndpoints.TakeAsync);
        device.MapPut("logs/{command:guid}", LogEndpoints.TakeAsync);
        device.MapPut("frames/{screen:guid}", FrameEndpoints.TakeAsync);

        app.MapHub<DeviceHub>(Routes.Hub, hub => hub.Transports = HttpTransportType.WebSockets).RequireAuthorization(Policies.Device);
        // Judged by the broker at CONNECT, like plain TCP.
        app.MapConnectionHandler<MqttDoor>(Routes.MqttWebSocket, socket =>
        {
            socket.Transports = HttpTransportType.WebSockets;
            socket.WebSockets.SubProtocolSelector = offered => offered.FirstOrDefault(name => name.StartsWith("mqtt", StringComparison.OrdinalIgnoreCase))!;
        }).AllowAnonymous();
    }

    private static void AddMqtt(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<MqttDoor>().AddSingleton<MqttAdmission>().AddSingleton<MqttEndpoint>();
        services.AddHosted<MqttBroker>();
        services.AddSingleton(new ReadyPart("mqtt", provider => provider.GetRequiredService<MqttEndpoint>().Address));
        services.AddSingleton(new ReadyPart("mqtts", provider => provider.GetRequiredService<MqttEndpoint>().EncryptedPort));

        var network = builder.Configuration.GetSection(NetworkOptions.Section).Get<NetworkOptions>() ?? new NetworkOptions();
        var address = network.AllowPlainText ? IPAddress.Any : IPAddress.Loopback; // unencrypted: other machines only if somebody said so
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(address, network.Mqtt, listen =>
        {
            listen.ApplicationServices.GetRequiredService<MqttEndpoint>().Listen = listen;
            listen.UseConnectionHandler<MqttDoor>();
        }));
        if (!network.HasCertificate) return;
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, network.Mqtts, listen =>
        {
            listen.ApplicationServices.GetRequiredService<MqttEndpoint>().Encrypted = listen;
            listen.UseCertificate();
            listen.UseConnectionHandler<MqttDoor>();
        }));
    }
}
