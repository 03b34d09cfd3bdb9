using Doingoai.Protocol.Wire;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Devices.Fixtures;

internal static class TestHub
{
    public static HubConnection Build(DevicePortal portal, string token) => new HubConnectionBuilder()
        .WithUrl(new Uri(portal.Address, Routes.Hub), options =>
        {
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
            if (token.Length > 0) options.Headers["Authorization"] = $"Bearer {token}";
        })
        .AddJsonProtocol(json => json.PayloadSerializerOptions = ProtocolJson.Options).Build();
}
