using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Devices.Keys;

/// <summary>Forged, stolen and stale tokens on every link.</summary>
[StartsPortal]
public sealed class TokenTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    public static TheoryData<string, string> Attacks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var link in (string[])[LinkNames.Mqtt, LinkNames.SignalR, LinkNames.Polling, LinkNames.Http])
                foreach (var attack in (string[])["Missing", "Malformed", "WrongAlgorithm", "UnknownKey", "BadSignature", "WrongAudience", "Expired", "WrongLifetime", "NotYetValid", "ForeignDevice", "NonceUnknown", "NonceReused", "Revoked"])
                    data.Add(link, attack);
            return data;
        }
    }

    [Theory, MemberData(nameof(Attacks))]
    public async Task A_bad_token_is_refused_with_its_reason(string link, string attack)
    {
        using var device = await portal.DeviceAsync();

        var token = await ForgeAsync(device, link, attack);

        Assert.Equal(attack, await TryAsync(device, link, token));
    }

    [Theory]
    [InlineData(LinkNames.Mqtt)]
    [InlineData(LinkNames.SignalR)]
    [InlineData(LinkNames.Polling)]
    public async Task The_untouched_token_is_accepted(string link)
    {
        using var device = await portal.DeviceAsync();

        Assert.Equal("", await TryAsync(device, link, await device.TokenAsync(link)));
    }

    private async Task<string> ForgeAsync(TestDevice device, string link, string attack)
    {
        var nonce = await device.NonceAsync();
        string Made(ECDsa? key = null, Guid? id = null, string? audience = null, long shiftMs = 0, string? once = null) => DeviceTokens.Create(
            key ?? device.Key, id ?? device.Id, device.PortalId, audience ?? link, nonce.ServerTimeMs + shiftMs, once ?? nonce.Nonce, device.Run);
        switch (attack)
        {
            case "Missing": return "";
            case "Malformed": return "abc";
            case "WrongAlgorithm": return Unsigned(Made());
            case "UnknownKey":
                using (var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256)) return Made(stranger);
            case "BadSignature":
                var made = Made();
                return made[..^40] + (made[^40] == 'A' ? 'B' : 'A') + made[^39..];
            case "WrongAudience": return Made(audience: link == LinkNames.Mqtt ? LinkNames.SignalR : LinkNames.Mqtt);
            case "Expired": return Made(shiftMs: -200_000);
            case "NotYetValid": return Made(shiftMs: 60_000);
            case "WrongLifetime": return LongLived(device, link, nonce.ServerTimeMs / 1000, nonce.Nonce);
            case "ForeignDevice":
                using (var other = await portal.DeviceAsync()) return Made(id: other.Id);
            case "NonceUnknown": return Made(once: Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(40)));
            case "NonceReused":
                var used = Made();
                Assert.Equal("", await TryAsync(device, link, used));
                return used;
            default:
                (await (await portal.TechnicianAsync()).PostAsync($"/api/v1/devices/{device.Id:N}/revoke", null)).EnsureSuccessStatusCode();
                return Made();
        }
    }

    private static string Unsigned(string token)
    {
        var parts = token.Split('.');
        var header = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])).Replace("ES256", "none", StringComparison.Ordinal);
        return $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{parts[1]}.";
    }

    private static string LongLived(TestDevice device, string link, long iat, string nonce)
    {
        var payload = new { sub = device.Id.ToString("N"), aud = DeviceTokens.Audience(device.PortalId, link), iat, exp = iat + 86_400, nonce, run = device.Run };
        return Jws.Sign(JwsTypes.DeviceToken, ProtocolJson.ToBytes(payload), device.Key);
    }

    /// <summary>The reason of the refusal; empty: let in.</summary>
    private async Task<string> TryAsync(TestDevice device, string link, string token) => link switch
    {
        LinkNames.Mqtt => await MqttAsync(device, token),
        LinkNames.SignalR => await SignalRAsync(token),
        LinkNames.Polling => await HttpAsync(device, HttpMethod.Post, Routes.Exchange, token),
        _ => await HttpAsync(device, HttpMethod.Get, Routes.Media(new string('a', 64)), token),
    };

    private async Task<string> MqttAsync(TestDevice device, string token)
    {
        await using var mqtt = await TestMqtt.ConnectAsync(portal, device, token);
        return mqtt.Result!.ResultCode == MQTTnet.MqttClientConnectResultCode.Success ? "" : mqtt.Result.ReasonString;
    }

    // The reason of a refused WebSocket is only in the HTTP answer, so a plain request with the same token asks for it.
    private async Task<string> SignalRAsync(string token)
    {
        await using var hub = TestHub.Build(portal, token);
        try
        {
            await hub.StartAsync();
            return "";
        }
        catch (Exception error) when (error.ToString().Contains("401", StringComparison.Ordinal))
        {
            using var http = new HttpClient { BaseAddress = portal.Address };
            using var request = new HttpRequestMessage(HttpMethod.Get, Routes.Hub) { Headers = { Authorization = token.Length == 0 ? null : new AuthenticationHeaderValue("Bearer", token) } };
            return Reason(await http.SendAsync(request));
        }
    }

    private static async Task<string> HttpAsync(TestDevice device, HttpMethod method, string address, string token)
    {
        using var request = new HttpRequestMessage(method, address) { Content = method == HttpMethod.Post ? TestDevice.Json(Array.Empty<Envelope>()) : null };
        if (token.Length > 0) request.Headers.Authorization = new("Bearer", token);
        var response = await device.Http.SendAsync(request);
        return response.StatusCode == HttpStatusCode.Unauthorized ? Reason(response) : "";
    }

    private static string Reason(HttpResponseMessage response) =>
        response.Headers.WwwAuthenticate.ToString().Split("error_description=\"") is [_, var rest] ? rest.TrimEnd('"') : $"no reason: {response.StatusCode}";
}
