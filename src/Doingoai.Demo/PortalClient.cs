using System.Net.Http.Json;
using System.Text.Json;

namespace Doingoai.Demo;

/// <summary>A signed-in person's way to the portal's API.</summary>
public sealed class PortalClient : IDisposable
{
    private PortalClient(Uri portal) => Http = new HttpClient { BaseAddress = portal, Timeout = TimeSpan.FromSeconds(60) };

    public HttpClient Http { get; }

    public static async Task<PortalClient> SignInAsync(Uri portal, string user, string password, CancellationToken cancel = default)
    {
        var client = new PortalClient(portal);
        var session = await client.PostAsync("/api/v1/session", new { user, password }, cancel);
        client.Http.DefaultRequestHeaders.Add("X-CSRF", session.GetProperty("csrf").GetString());
        return client;
    }

    public Task<JsonElement> GetAsync(string address, CancellationToken cancel = default) => SendAsync(new(HttpMethod.Get, address), cancel);

    public Task<JsonElement> PostAsync(string address, object? body = null, CancellationToken cancel = default) =>
        SendAsync(new(HttpMethod.Post, address) { Content = JsonContent.Create(body ?? new { }) }, cancel);

    public Task<JsonElement> PutAsync(string address, object body, CancellationToken cancel = default) =>
        SendAsync(new(HttpMethod.Put, address) { Content = JsonContent.Create(body) }, cancel);

    /// <summary>Uploads a file as the admin's form does.</summary>
    public async Task<JsonElement> UploadAsync(string address, string fileName, byte[] bytes, CancellationToken cancel = default)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", fileName } };
        return await SendAsync(new(HttpMethod.Post, address) { Content = form }, cancel);
    }

    public void Dispose() => Http.Dispose();

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using var answer = await Http.SendAsync(request, cancel);
        var text = await answer.Content.ReadAsStringAsync(cancel);
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"{request.Method} {request.RequestUri} was answered {(int)answer.StatusCode}: {text}", null, answer.StatusCode);

        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
