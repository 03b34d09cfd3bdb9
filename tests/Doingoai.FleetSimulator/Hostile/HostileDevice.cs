using System.Net;
using System.Net.Http.Headers;
using Doingoai.FleetSimulator.Tamper;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator.Hostile;

/// <summary>Sends what it is given, as an enrolled device does: one run, a fresh token for each request.</summary>
internal sealed class HostileDevice(RawDevice raw, string run)
{
    /// <summary>Answers by their status.</summary>
    public Dictionary<HttpStatusCode, int> Answers { get; } = [];

    public Task<HttpStatusCode> SayAsync(IEnumerable<Envelope> envelopes, CancellationToken cancel) => SayAsync(ProtocolJson.ToBytes(envelopes.ToList()), cancel);

    public Task<HttpStatusCode> SayAsync(byte[] body, CancellationToken cancel) =>
        SendAsync(HttpMethod.Post, Routes.Exchange, LinkNames.Polling, body, "application/json", cancel);

    public Task<HttpStatusCode> UploadAsync(string address, byte[] bytes, CancellationToken cancel) =>
        SendAsync(HttpMethod.Put, address, LinkNames.Http, bytes, "image/png", cancel);

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string address, string link, byte[] body, string type, CancellationToken cancel)
    {
        var nonce = await raw.NonceAsync(cancel);
        var token = DeviceTokens.Create(raw.Key, raw.Id, raw.PortalId, link, nonce.ServerTimeMs, nonce.Nonce, run);
        using var request = new HttpRequestMessage(method, address) { Content = new ByteArrayContent(body), Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        request.Content.Headers.ContentType = new(type);
        try
        {
            using var answer = await raw.Http.SendAsync(request, cancel);
            Answers[answer.StatusCode] = Answers.GetValueOrDefault(answer.StatusCode) + 1;
            return answer.StatusCode;
        }
        catch (HttpRequestException error) when (error.InnerException is IOException)
        {
            return HttpStatusCode.RequestEntityTooLarge; // refused by its length while it was still being sent
        }
    }
}
