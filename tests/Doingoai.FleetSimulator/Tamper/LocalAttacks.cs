namespace Doingoai.FleetSimulator.Tamper;

/// <summary>Attacks on the kiosk's local server: a page on the network that talks to 127.0.0.1, or another program on the machine.</summary>
internal sealed class LocalAttacks(Uri local) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    public IEnumerable<Attack> All() =>
    [
        new("local page without the token", cancel => SendAsync(Request("/"), cancel)),
        new("local page with a guessed token", cancel => SendAsync(Request($"/?token={new string('a', 43)}"), cancel)),
        new("local media without the token", cancel => SendAsync(Request($"/media/{new string('0', 64)}"), cancel)),
        new("local page under a foreign Host", cancel => SendAsync(Request(local.PathAndQuery, host: "evil.example"), cancel)),
        new("local page from a foreign Origin", cancel => SendAsync(Request(local.PathAndQuery, origin: "https://evil.example"), cancel)),
        new("path out of the media folder", cancel => SendAsync(Request("/media/..%2f..%2fidentity.json"), cancel)),
    ];

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(string path, string? host = null, string? origin = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(local, path));
        if (host is not null) request.Headers.Host = host;
        if (origin is not null) request.Headers.Add("Origin", origin);
        return request;
    }

    private async Task<string?> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using var answer = await _http.SendAsync(request, cancel);
        return (int)answer.StatusCode is >= 200 and < 400 ? null : $"{(int)answer.StatusCode} {answer.ReasonPhrase}";
    }
}
