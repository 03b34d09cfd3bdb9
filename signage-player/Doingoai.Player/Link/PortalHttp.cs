using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Doingoai.Player.Enrolment;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Link;

/// <summary>Plain HTTP to the portal, and a fresh token for every connection and request.</summary>
/// <param name="http">Its base address is the portal; it follows no redirects, so that a token goes nowhere else.</param>
/// <param name="start">128 random bits of this start of the agent, lower-case hex. Two that are alive at once are two machines.</param>
internal sealed class PortalHttp(HttpClient http, DeviceIdentity identity, ECDsa key, string start)
{
    private const int MaxNonceBytes = 4096;

    public Uri Address => http.BaseAddress!;

    /// <summary>A token for one connection on <paramref name="link"/>.</summary>
    public async Task<string> TokenAsync(string link, CancellationToken cancel)
    {
        using var response = await http.PostAsync(new Uri(Routes.Nonce, UriKind.Relative), null, cancel);
        response.EnsureSuccessStatusCode();
        var bytes = await BoundedContent.ReadAsync(response.Content, MaxNonceBytes, cancel);
        if (ProtocolJson.TryRead<NonceAnswer>(bytes) is not { } answer) throw new HttpRequestException("The nonce could not be read.");
        if (answer.PortalId != identity.PortalId) throw new HttpRequestException($"This is another portal: {answer.PortalId}.");
        lock (key) return DeviceTokens.Create(key, identity.Device, identity.PortalId, link, answer.ServerTimeMs, answer.Nonce, start);
    }

    /// <summary>Sends with a fresh token and returns when the headers are there.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string link, CancellationToken cancel)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(link, cancel));
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (response.IsSuccessStatusCode) return response;

        var status = (int)response.StatusCode;
        response.Dispose();
        throw new HttpRequestException($"The portal answered {status} to {request.Method} {request.RequestUri}.", null, (System.Net.HttpStatusCode)status);
    }

    public async Task PutAsync(string address, byte[] bytes, string contentType, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(address, UriKind.Relative)) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new(contentType);
        using var response = await SendAsync(request, LinkNames.Http, cancel);
    }

    public async Task<byte[]> PostAsync<T>(string address, T body, string link, int maxBytes, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = JsonContent.Create(body, options: ProtocolJson.Options) };
        using var response = await SendAsync(request, link, cancel);
        return await BoundedContent.ReadAsync(response.Content, maxBytes, cancel);
    }
}
