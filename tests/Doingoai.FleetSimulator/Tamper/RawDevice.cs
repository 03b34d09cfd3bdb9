using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Doingoai.Demo;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;
using MQTTnet;
using MQTTnet.Formatter;

namespace Doingoai.FleetSimulator.Tamper;

/// <summary>A device spoken for by hand, packet by packet, so that it can say what no honest player would.</summary>
internal sealed class RawDevice(ECDsa key, Guid id, string portalId, HttpClient http, int mqttPort) : IDisposable
{
    public Guid Id => id;

    public string PortalId => portalId;

    public ECDsa Key => key;

    public HttpClient Http => http;

    /// <summary>Enrols by the real path: code, commitment, reveal, and a technician who confirms.</summary>
    public static async Task<RawDevice> EnrolAsync(Uri portal, int mqttPort, PortalClient technician, Guid device, CancellationToken cancel)
    {
        var (key, http) = (ECDsa.Create(ECCurve.NamedCurves.nistP256), new HttpClient { BaseAddress = portal });
        var nonce = RandomNumberGenerator.GetBytes(32);
        var request = new EnrolmentRequest(EnrolmentCode.New(), Jwk.Of(key), Convert.ToHexStringLower(SHA256.HashData(nonce)), "raw", "0");
        var answer = await PostAsync<EnrolmentAnswer>(http, Routes.Enrolments, request, cancel);
        await http.PostAsJsonAsync(Routes.EnrolmentReveal(answer.Enrolment), new EnrolmentRevealRequest(Convert.ToHexStringLower(nonce)), ProtocolJson.Options, cancel);
        await technician.PostAsync($"/api/v1/enrolments/{answer.Enrolment:N}/confirm", new { device }, cancel);
        return new(key, device, answer.PortalId, http, mqttPort);
    }

    public Task<NonceAnswer> NonceAsync(CancellationToken cancel) => PostAsync<NonceAnswer>(http, Routes.Nonce, new { }, cancel);

    public async Task<string> TokenAsync(string link, CancellationToken cancel)
    {
        var nonce = await NonceAsync(cancel);
        return DeviceTokens.Create(key, id, portalId, link, nonce.ServerTimeMs, nonce.Nonce, Run());
    }

    public static string Run() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>A token whose header says something else, with the signature it had.</summary>
    public static string WithAlgorithm(string token, string algorithm)
    {
        var parts = token.Split('.');
        var header = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])).Replace("ES256", algorithm, StringComparison.Ordinal);
        return $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{parts[1]}.{(algorithm == "none" ? "" : parts[2])}";
    }

    public MqttClientOptionsBuilder Options(string token) => new MqttClientOptionsBuilder()
        .WithTcpServer("127.0.0.1", mqttPort)
        .WithProtocolVersion(MqttProtocolVersion.V500)
        .WithClientId(id.ToString("N"))
        .WithCredentials(id.ToString("N"), token)
        .WithCleanSession()
        .WithTimeout(TimeSpan.FromSeconds(5));

    /// <summary>Connects; answers the client and why it was refused, if it was.</summary>
    public static async Task<(IMqttClient Client, string? Refusal)> ConnectAsync(MqttClientOptionsBuilder options, CancellationToken cancel)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        try
        {
            var result = await client.ConnectAsync(options.Build(), cancel);
            return (client, result.ResultCode == MqttClientConnectResultCode.Success ? null : result.ReasonString ?? result.ResultCode.ToString());
        }
        catch (MQTTnet.Exceptions.MqttCommunicationException error)
        {
            return (client, $"connection closed ({error.GetType().Name})");
        }
    }

    public void Dispose()
    {
        key.Dispose();
        http.Dispose();
    }

    private static async Task<T> PostAsync<T>(HttpClient http, string address, object body, CancellationToken cancel)
    {
        using var answer = await http.PostAsJsonAsync(address, body, ProtocolJson.Options, cancel);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<T>(ProtocolJson.Options, cancel))!;
    }
}
