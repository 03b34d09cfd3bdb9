using System.Net;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Doingoai.Portal.Tests.Platform.Web;

[StartsPortal]
public sealed class PagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private readonly HttpClient _client = portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    [Fact]
    public async Task The_sign_in_form_works_without_a_circuit_and_leads_back()
    {
        var page = await _client.GetStringAsync("/admin/sign-in?ReturnUrl=%2Fadmin%2Fpeople");
        Assert.Contains("Đăng nhập", page, StringComparison.Ordinal); // letters, not entities
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);

        using var wrong = await SubmitAsync(page, "not-it");
        Assert.Contains("role=\"alert\"", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var right = await SubmitAsync(page, PortalFixture.Password);

        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
        Assert.EndsWith("/admin/people", right.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task A_foreign_address_to_return_to_is_not_followed(string address)
    {
        var page = await _client.GetStringAsync("/admin/sign-in");
        using var response = await SubmitAsync(page, PortalFixture.Password, address);

        Assert.DoesNotContain("evil", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_asks_to_sign_in_and_an_endpoint_answers_401()
    {
        using var page = await _client.GetAsync("/admin");
        using var endpoint = await _client.GetAsync("/api/v1/people");

        Assert.Equal(HttpStatusCode.Found, page.StatusCode);
        Assert.Contains("/admin/sign-in", page.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, endpoint.StatusCode);
    }

    [Theory]
    [InlineData("en", "Sign in", "lang=\"en\"")]
    [InlineData("zh", "登录", "lang=\"zh-Hans\"")]
    public async Task The_language_switch_is_remembered_and_leads_back(string language, string word, string tag)
    {
        using var client = portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        using var response = await client.GetAsync($"/admin/language/{language}?back=/admin/sign-in");
        var page = await client.GetStringAsync("/admin/sign-in");

        Assert.Equal("/admin/sign-in", response.Headers.Location!.ToString());
        Assert.Contains(word, page, StringComparison.Ordinal);
        Assert.Contains(tag, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browsers_language_does_not_choose()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/sign-in");
        request.Headers.AcceptLanguage.ParseAdd("zh-CN,en;q=0.5");
        using var response = await _client.SendAsync(request);

        Assert.Contains("Đăng nhập", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/language/fr")]
    [InlineData("/admin/language/..%2f")]
    public async Task An_unknown_language_is_not_found(string address) => Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(address)).StatusCode);

    [Theory]
    [InlineData("/admin/sign-in", "script-src 'self';", "frame-ancestors 'none'")]
    [InlineData("/healthz", "default-src 'none';", "frame-ancestors 'self'")]
    public async Task Every_response_says_what_it_may_load(string address, params string[] parts)
    {
        using var response = await _client.GetAsync(address);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.All(parts, part => Assert.Contains(part, policy, StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task The_portal_says_whether_it_is_alive_and_ready()
    {
        Assert.Equal("ok", await _client.GetStringAsync("/healthz"));
        Assert.Contains("\"isReady\":true", await _client.GetStringAsync("/readyz"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_needs_the_form_and_ends_the_session()
    {
        using var client = portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var signedIn = await SubmitAsync(await client.GetStringAsync("/admin/sign-in"), PortalFixture.Password, client: client);

        using var forged = await client.PostAsync("/admin/sign-out", new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Contains("useAdmin", await client.GetStringAsync("/api/v1/session"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_opened_before_one_signed_in_elsewhere_says_so_and_leads_back()
    {
        using var client = portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var opened = await client.GetStringAsync("/admin/sign-in");
        using var elsewhere = await SubmitAsync(opened, PortalFixture.Password, client: client);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("vi");
        client.DefaultRequestHeaders.Referrer = new(client.BaseAddress!, "/admin/people?page=2");

        using var stale = await SubmitAsync(opened, PortalFixture.Password, client: client);

        var page = System.Net.WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, stale.StatusCode);
        Assert.Contains("Biểu mẫu này được mở trước khi phiên đăng nhập thay đổi", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{client.BaseAddress}admin/people?page=2\"", page, StringComparison.Ordinal);
        var foreign = await StaleAsync("https://elsewhere.example/");
        Assert.DoesNotContain("elsewhere.example", foreign, StringComparison.Ordinal);
        Assert.Contains("href=\"/admin\"", foreign, StringComparison.Ordinal);

        async Task<string> StaleAsync(string from)
        {
            client.DefaultRequestHeaders.Referrer = new(from);
            using var response = await SubmitAsync(opened, PortalFixture.Password, client: client);
            return await response.Content.ReadAsStringAsync();
        }
    }

    private async Task<HttpResponseMessage> SubmitAsync(string page, string password, string returnTo = "/admin/people", HttpClient? client = null) =>
        await (client ?? _client).PostAsync($"/admin/sign-in?ReturnUrl={Uri.EscapeDataString(returnTo)}", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = AForm.Token(page),
            ["Form.User"] = "administrator",
            ["Form.Password"] = password,
        }));
}
