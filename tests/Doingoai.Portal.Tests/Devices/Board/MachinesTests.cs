using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Devices.Board;

/// <summary>The page of machines: packets, their QR code, revocation.</summary>
[StartsPortal]
public sealed partial class MachinesTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    [Fact]
    public async Task A_packet_made_here_enrols_a_machine_and_ends_the_one_before()
    {
        using var old = await portal.DeviceAsync();
        var browser = await portal.BrowserAsync();
        var answer = await PostAsync(browser, "packet", old.Id, ("form", "file"));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var packet = StartPacket.TryRead(await answer.Content.ReadAsByteArrayAsync())!;

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new StartRequest(packet.Ticket, Jwk.Of(key), StartPacket.Proof(StartPacket.Verifier(packet.Secret), packet.Ticket, Jwk.Of(key)));
        using var http = new HttpClient { BaseAddress = portal.Address };
        var started = await http.PostAsync(Routes.Start, TestDevice.Json(request));
        var identity = ProtocolJson.TryRead<StartAnswer>(await started.Content.ReadAsByteArrayAsync())!;

        Assert.Equal(old.Id, identity.Device);
        Assert.Equal(packet.Root, identity.RootKey.Thumbprint());
        Assert.Equal(HttpStatusCode.Unauthorized, (await old.ExchangeAsync()).StatusCode);
        using var anew = new TestDevice(portal, old.Info, ECDsa.Create(key.ExportParameters(true)), packet.PortalId);
        Assert.Equal(HttpStatusCode.OK, (await anew.ExchangeAsync(anew.Hello())).StatusCode);
    }

    [Theory]
    [InlineData("vi", "Chỉ hiện một lần")]
    [InlineData("en", "Shown only once")]
    [InlineData("zh", "仅显示一次")]
    public async Task The_code_is_drawn_without_anything_inline(string language, string word)
    {
        using var device = await portal.DeviceAsync();
        var browser = await portal.BrowserAsync();
        await browser.GetAsync($"/admin/language/{language}?back=/board");
        var page = await (await PostAsync(browser, "packet", device.Id, ("form", "qr"))).Content.ReadAsStringAsync();

        Assert.Contains(word, page, StringComparison.Ordinal);
        Assert.Contains("<path d=\"M", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<script(?![^>]*src=)|style=""|\son[a-z]+=""", page);
    }

    [Fact]
    public async Task Revoking_here_cuts_the_device_and_nobody_does_it_without_the_right()
    {
        using var device = await portal.DeviceAsync();
        using var nobody = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = portal.Address };
        using var visit = new HttpRequestMessage(HttpMethod.Get, "/board/machines") { Headers = { { "Sec-Fetch-Dest", "document" } } };
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.SendAsync(visit)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PostAsync("/board/machines/revoke", new FormUrlEncodedContent([]))).StatusCode);

        await PostAsync(await portal.BrowserAsync(), "revoke", device.Id);

        Assert.Equal(HttpStatusCode.Unauthorized, (await device.ExchangeAsync()).StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string what, Guid device, params (string Name, string Value)[] more)
    {
        var page = await ListedAsync(browser, device);
        var token = Token().Match(page).Groups[1].Value;
        var form = new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["device"] = device.ToString() };
        foreach (var (name, value) in more) form[name] = value;
        var answer = await browser.PostAsync($"/board/machines/{what}", new FormUrlEncodedContent(form));
        answer.EnsureSuccessStatusCode();
        return answer;
    }

    // A device that was just added is in the directory within five seconds.
    private static async Task<string> ListedAsync(HttpClient browser, Guid device)
    {
        var page = await Eventually.SeenAsync(() => browser.GetStringAsync("/board/machines"), html => html.Contains(device.ToString(), StringComparison.Ordinal));
        Assert.Contains(device.ToString(), page, StringComparison.Ordinal);
        return page;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
