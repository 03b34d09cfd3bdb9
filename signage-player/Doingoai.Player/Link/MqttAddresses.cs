using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Link;

/// <summary>Where the broker may be, in the order to try: plain TCP is lighter, WebSocket passes where only web traffic does.</summary>
internal static class MqttAddresses
{
    private const int Port = 1883;
    private const int TlsPort = 8883;

    public static IReadOnlyList<Uri> Of(Uri portal, string? setting)
    {
        if (!string.IsNullOrWhiteSpace(setting))
        {
            var uri = new Uri(setting.Contains("://", StringComparison.Ordinal) ? setting : $"mqtt://{setting}");
            return [uri.Scheme switch
            {
                "mqtt" when uri.Port < 0 => new UriBuilder(uri) { Port = Port }.Uri,
                "mqtts" when uri.Port < 0 => new UriBuilder(uri) { Port = TlsPort }.Uri,
                _ => uri,
            }];
        }

        var socket = new UriBuilder(portal) { Scheme = portal.Scheme == Uri.UriSchemeHttps ? "wss" : "ws", Path = Routes.MqttWebSocket, Port = portal.Port }.Uri;
        return portal.Scheme == Uri.UriSchemeHttps ? [new Uri($"mqtts://{portal.Host}:{TlsPort}"), socket] : [new Uri($"mqtt://{portal.Host}:{Port}"), socket];
    }
}
