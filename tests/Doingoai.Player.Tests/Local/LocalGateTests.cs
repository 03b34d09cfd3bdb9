using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Doingoai.Player.Local;
using Doingoai.Player.Tests.Fixtures;

namespace Doingoai.Player.Tests.Local;

public sealed class LocalGateTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static HttpClient Client() => new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(Uri address, Action<HttpRequestMessage>? with = null)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        with?.Invoke(request);
        using var response = await client.SendAsync(request, Cancel);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }

    private static string CookieOf(RunningRenderer renderer) =>
        $"{LocalGate.CookieName(renderer.Address().Port)}={System.Web.HttpUtility.ParseQueryString(renderer.Address().Query)["token"]}";

    [Fact]
    public async Task The_page_opens_with_the_token_and_hands_out_a_strict_cookie()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        using var client = Client();
        using var response = await client.GetAsync(renderer.Address(), Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?token=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/renderer/main.mjs")]
    [InlineData("/renderer/main.mjs?token=TOKEN")]
    [InlineData("/ws")]
    [InlineData("/media/0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Without_the_token_nothing_is_answered(string path)
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var token = System.Web.HttpUtility.ParseQueryString(renderer.Address().Query)["token"];
        var address = new Uri(renderer.Address(), path.Replace("TOKEN", token, StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.Forbidden, "token"), await SendAsync(address));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.nip.io")]
    [InlineData("127.0.0.1")]
    public async Task A_foreign_host_is_refused_even_with_the_token(string host)
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var answer = await SendAsync(renderer.Address(), request =>
        {
            request.Headers.Host = host == "127.0.0.1" ? host : $"{host}:{renderer.Address().Port}";
            request.Headers.Add("Cookie", CookieOf(renderer));
        });

        Assert.Equal((HttpStatusCode.Forbidden, "host"), answer);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://localhost:80")]
    public async Task A_foreign_origin_is_refused_even_with_the_cookie(string origin)
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var answer = await SendAsync(new Uri(renderer.Address(), "/renderer/main.mjs"), request =>
        {
            request.Headers.Add("Origin", origin);
            request.Headers.Add("Cookie", CookieOf(renderer));
        });

        Assert.Equal((HttpStatusCode.Forbidden, "origin"), answer);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("OPTIONS")]
    [InlineData("DELETE")]
    public async Task Only_reading_methods_are_answered(string method)
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var answer = await SendAsync(renderer.Address(), request =>
        {
            request.Method = new HttpMethod(method);
            request.Headers.Add("Cookie", CookieOf(renderer));
        });

        Assert.Equal((HttpStatusCode.Forbidden, "method"), answer);
    }

    [Theory]
    [InlineData("/renderer/..%2fappsettings.json")]
    [InlineData("/renderer/%2e%2e/Doingoai.Player.dll")]
    [InlineData("/media/..%2f..%2fetc%2fpasswd")]
    [InlineData("/media/ABCDEF0000000000000000000000000000000000000000000000000000000000")]
    public async Task Paths_outside_do_not_exist(string path)
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var (status, _) = await SendAsync(new Uri(renderer.Address(), path), request => request.Headers.Add("Cookie", CookieOf(renderer)));

        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Fact]
    public async Task Media_answer_ranges_and_unknown_hashes_are_not_found()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var sha256 = renderer.Media.Add(Encoding.ASCII.GetBytes("0123456789"));
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(renderer.Address(), $"/media/{sha256}"));
        request.Headers.Add("Cookie", CookieOf(renderer));
        request.Headers.Range = new(2, 4);
        using var response = await client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal("234", await response.Content.ReadAsStringAsync(Cancel));
        var unknown = await SendAsync(new Uri(renderer.Address(), $"/media/{new string('0', 64)}"), other => other.Headers.Add("Cookie", CookieOf(renderer)));
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("http://evil.example")]
    public async Task A_socket_without_the_exact_origin_is_refused(string? origin)
    {
        await using var renderer = await RunningRenderer.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", CookieOf(renderer));
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://127.0.0.1:{renderer.Address().Port}/ws"), Cancel));
    }

    [Fact]
    public async Task A_message_too_large_or_not_understood_ends_the_socket()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        foreach (var (text, expected) in new[] { (new string('x', 5000), WebSocketCloseStatus.MessageTooBig), ("{\"type\":", WebSocketCloseStatus.PolicyViolation) })
        {
            using var socket = await ConnectAsync(renderer);
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Cancel);
            Assert.Equal(expected, await CloseStatusAsync(socket));
        }
    }

    [Fact]
    public async Task The_server_listens_on_loopback_only()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var own = (await Dns.GetHostAddressesAsync(Dns.GetHostName(), AddressFamily.InterNetwork, Cancel)).FirstOrDefault(address => !IPAddress.IsLoopback(address));
        if (own is null) return;

        using var client = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync(own, renderer.Address().Port, Cancel).AsTask());
    }

    private static async Task<ClientWebSocket> ConnectAsync(RunningRenderer renderer)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", CookieOf(renderer));
        socket.Options.SetRequestHeader("Origin", $"http://127.0.0.1:{renderer.Address().Port}");
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{renderer.Address().Port}/ws"), Cancel);
        return socket;
    }

    private static async Task<WebSocketCloseStatus?> CloseStatusAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        while ((await socket.ReceiveAsync(buffer, Cancel)).MessageType != WebSocketMessageType.Close)
        {
        }

        return socket.CloseStatus;
    }
}
