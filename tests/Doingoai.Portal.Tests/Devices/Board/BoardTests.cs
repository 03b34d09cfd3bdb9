using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Devices.Board;

[StartsPortal]
public sealed partial class BoardTests(DevicePortal portal) : IClassFixture<DevicePortal>
{
    [Theory]
    [InlineData("vi", "Chưa đưa vào sử dụng", "Màn hình 1")]
    [InlineData("en", "Not in use yet", "Screen 1")]
    [InlineData("zh", "尚未启用", "屏幕1")]
    public async Task The_board_speaks_the_language_of_the_person(string language, string state, string name)
    {
        portal.Fleet.Add();
        var page = await UntilAsync(language, html => html.Contains(name, StringComparison.Ordinal) && html.Contains(state, StringComparison.Ordinal));

        Assert.DoesNotContain("&#x", page, StringComparison.Ordinal); // letters as they are, not as entities
        Assert.DoesNotMatch(LeftOverKey(), page);
    }

    [Fact]
    public async Task Nothing_inline_and_nothing_from_elsewhere_is_allowed_or_there()
    {
        portal.Fleet.Add();
        var response = await (await portal.BrowserAsync()).GetAsync("/board");
        var page = await response.Content.ReadAsStringAsync();

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<script(?![^>]*src=)|style=""|\son[a-z]+=""|https?://(?!www\.w3\.org)", page);
    }

    [Fact]
    public async Task The_head_of_the_board_counts_the_screens_it_shows()
    {
        portal.Fleet.Add();
        var page = await UntilAsync("en", html => CountsOf(html).Sum() == Card().Count(html) && Card().Count(html) > 0);
        var head = await UntilAsync("en", html => CountsOf(html).SequenceEqual(CountsOf(page)), "/board/summary");

        Assert.DoesNotMatch(LeftOverKey(), head);
    }

    [Fact]
    public async Task Who_may_not_watch_or_order_is_turned_away()
    {
        using var nobody = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = portal.Address };

        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync("/board")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/board/events")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PostAsync("/board/orders", new FormUrlEncodedContent([]))).StatusCode);
    }

    [Fact]
    public async Task An_order_without_the_forms_token_is_refused_and_with_it_goes_to_the_device()
    {
        using var device = await portal.DeviceAsync();
        await device.PollAsync(device.Hello(), TestDevice.Up(UpTypes.Heartbeat, new Heartbeat(1, device.Run, [new(device.Screen, 1, null, FrameBeatMs: 20)])));
        var page = await UntilAsync("vi", html => Form(html, device) is not null);
        var form = new Dictionary<string, string> { ["to"] = $"Screen:{device.Screen:N}", ["name"] = "reload" };
        var technician = await portal.BrowserAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await technician.PostAsync("/board/orders", new FormUrlEncodedContent(form))).StatusCode);

        form["__RequestVerificationToken"] = Form(page, device)!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/board/orders") { Content = new FormUrlEncodedContent(form), Headers = { { "X-Board-Piece", "1" } } };
        var line = await (await technician.SendAsync(request)).Content.ReadAsStringAsync();

        Assert.Contains("Tải lại trình chiếu", line, StringComparison.Ordinal);
        Assert.Contains(await device.PollAsync(), envelope => envelope.Type == DownTypes.Command);
    }

    [Fact]
    public async Task Whoever_watches_is_told_which_screen_changed()
    {
        using var device = await portal.DeviceAsync();
        using var events = await (await portal.BrowserAsync()).GetStreamAsync("/board/events");
        using var reader = new StreamReader(events);
        await reader.ReadLineAsync(); // ready

        await UntilAsync("vi", html => html.Contains(device.Screen.ToString("N"), StringComparison.Ordinal));
        await device.PollAsync(device.Hello());

        using var patience = new CancellationTokenSource(Eventually.Patience);
        string? line;
        do line = await reader.ReadLineAsync(patience.Token);
        while (line?.Contains(device.Screen.ToString("N"), StringComparison.Ordinal) == false);
        Assert.NotNull(line);
    }

    [Fact]
    public async Task A_technician_enrols_a_machine_by_code_words_and_place()
    {
        var info = portal.Fleet.Add();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var http = new HttpClient { BaseAddress = portal.Address };
        var code = EnrolmentCode.New();
        var (answer, words) = await TestDevice.AnnounceAsync(http, key, code);
        var technician = await portal.BrowserAsync();

        var page = await UntilAsync("vi", html => html.Contains(info.Id.ToString(), StringComparison.Ordinal), $"/board/enrol?code={code.ToLowerInvariant()}");
        Assert.All(words, word => Assert.Contains($"<b>{word}</b>", page, StringComparison.Ordinal));

        var form = new Dictionary<string, string>
        {
            ["enrolment"] = answer.Enrolment.ToString(),
            ["code"] = code,
            ["decision"] = "confirm",
            ["device"] = info.Id.ToString(),
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        };
        var done = await (await technician.PostAsync("/board/enrol", new FormUrlEncodedContent(form))).Content.ReadAsStringAsync();
        Assert.Contains("Đã ghép máy", done, StringComparison.Ordinal);

        var again = await (await technician.PostAsync("/board/enrol", new FormUrlEncodedContent(form))).Content.ReadAsStringAsync();
        Assert.Contains("đã hết hạn hoặc đã được xử lý", again, StringComparison.Ordinal);
    }

    private static string? Form(string page, TestDevice device)
    {
        var at = page.IndexOf($"id=\"s-{device.Screen:N}\"", StringComparison.Ordinal);
        var end = at < 0 ? -1 : page.IndexOf("</article>", at, StringComparison.Ordinal);
        return end > at && Token().Match(page[at..end]) is { Success: true } match ? match.Groups[1].Value : null;
    }

    // The board's list of screens is a few seconds old at most.
    private async Task<string> UntilAsync(string language, Func<string, bool> holds, string address = "/board")
    {
        var technician = await portal.BrowserAsync();
        await technician.GetAsync($"/admin/language/{language}?back=/board");
        var page = await Eventually.SeenAsync(() => technician.GetStringAsync(address), holds);
        Assert.True(holds(page), "the page never showed it");
        return page;
    }

    private static int[] CountsOf(string html) => [.. Count().Matches(html).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))];

    [GeneratedRegex("<li class=\"state-[a-z]+\"><b>([0-9]+)</b>")]
    private static partial Regex Count();

    [GeneratedRegex("<article class=\"card [^>]*data-screen=")]
    private static partial Regex Card();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex(">(State|Order|Rung|Metric|Link|Reason|Command)_")]
    private static partial Regex LeftOverKey();
}
