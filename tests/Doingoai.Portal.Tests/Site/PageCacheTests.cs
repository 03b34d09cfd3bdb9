using System.IO.Compression;
using System.Net;
using System.Text;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Site;

[StartsPortal]
public sealed class PageCacheTests(SiteRoom room) : IClassFixture<SiteRoom>
{
    private readonly SiteRoom _room = room.Clear();

    [Fact]
    public async Task A_page_is_made_once_and_then_kept()
    {
        _room.Live.Publish(AStory.In("vi"));
        for (var n = 0; n < 5; n++) (await GetAsync("/vi")).EnsureSuccessStatusCode();

        Assert.Equal(1, _room.Live.Lists);
    }

    [Fact]
    public async Task A_change_is_on_the_next_request_in_every_encoding()
    {
        _room.Live.Publish(AStory.In("vi", title: "Trước"));
        foreach (var encoding in new[] { "br", "gzip", "" }) Assert.Contains("Trước", await TextAsync("/vi", encoding), StringComparison.Ordinal);

        _room.Live.Publish(AStory.In("vi", title: "Sau đó"));

        foreach (var encoding in new[] { "br", "gzip", "" })
        {
            var html = await TextAsync("/vi", encoding);
            Assert.Contains("Sau đó", html, StringComparison.Ordinal);
            Assert.DoesNotContain("Trước", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("br;q=1.0, gzip;q=0.8", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("deflate", null)]
    public async Task A_page_comes_compressed_as_the_reader_can_take_it(string accepted, string? encoding)
    {
        for (var n = 0; n < 2; n++) // made, then from the cache
        {
            var answer = await GetAsync("/zh", accepted);
            Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        }

        Assert.Equal(1, _room.Live.Lists);
    }

    [Fact]
    public async Task A_reader_who_has_the_page_is_told_so_until_it_changes()
    {
        _room.Live.Publish(AStory.In("vi"));
        var tag = (await GetAsync("/vi")).Headers.ETag!;

        for (var n = 0; n < 2; n++)
        {
            var same = await GetAsync("/vi", tag: tag.ToString());
            Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
            Assert.Empty(await same.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        _room.Live.Publish(AStory.In("vi", title: "Tin khác"));

        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/vi", tag: tag.ToString())).StatusCode);
    }

    [Fact]
    public async Task A_crowd_that_comes_at_once_waits_for_one_rendering()
    {
        _room.Live.Publish(AStory.In("vi"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => GetAsync("/vi")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(1, _room.Live.Lists);
    }

    [Fact]
    public async Task Words_of_a_query_that_change_nothing_make_no_second_page()
    {
        foreach (var query in new[] { "", "?utm_source=x", "?fbclid=1&utm_source=y" }) (await GetAsync($"/vi{query}")).EnsureSuccessStatusCode();

        Assert.Equal(1, _room.Live.Lists);
    }

    [Fact]
    public async Task A_page_is_not_served_beyond_the_instant_at_which_something_begins()
    {
        _room.Live.Publish(AStory.In("vi"));
        _room.Live.Next = _room.Time.GetUtcNow().AddSeconds(30);
        await GetAsync("/vi");
        _room.Time.Advance(TimeSpan.FromSeconds(30));
        _room.Live.Next = null;

        await GetAsync("/vi");

        Assert.Equal(2, _room.Live.Lists);
    }

    [Fact]
    public async Task The_head_of_a_kept_page_says_how_long_it_is_and_sends_nothing()
    {
        _room.Live.Publish(AStory.In("vi"));
        var whole = await (await GetAsync("/vi")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        var head = await _room.Reader.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/vi"), TestContext.Current.CancellationToken);

        Assert.Equal(whole.Length, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_kept_page_carries_the_same_headers_as_the_first()
    {
        _room.Live.Publish(AStory.In("vi"));
        var (first, second) = (await GetAsync("/vi", "br"), await GetAsync("/vi", "br"));

        Assert.Equal(Headers(first), Headers(second));
        Assert.Contains(Headers(second), header => header.StartsWith("Content-Security-Policy: default-src 'none'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Browsers_ask_each_time_whether_their_page_is_still_right()
    {
        var answer = await GetAsync("/en");
        Assert.True(answer.Headers.CacheControl!.NoCache);
    }

    [Fact]
    public async Task An_address_that_is_unknown_now_may_be_there_the_next_moment()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/vi/van-hoa-du-lich/item-1-vi")).StatusCode);
        _room.Live.Publish(AStory.In("vi"));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/vi/van-hoa-du-lich/item-1-vi")).StatusCode);
    }

    [Fact]
    public async Task A_home_page_weighs_little_beside_its_pictures()
    {
        foreach (var n in Enumerable.Range(1, 30)) _room.Live.Publish(AStory.In("vi", $"item-{n}", title: $"Tin số {n} về hoạt động đối ngoại của tỉnh", at: AStory.Morning.AddMinutes(n)));
        var html = await GetAsync("/vi", "br");
        var text = await TextAsync("/vi");
        var weight = (await html.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        foreach (var asset in text.Split('"').Where(part => part.StartsWith("/theme/", StringComparison.Ordinal)).Distinct())
            weight += (await (await GetAsync(asset, "br")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;

        Assert.InRange(weight, 1_000, 40_000);
    }

    [Fact]
    public async Task Assets_never_change_at_their_address()
    {
        var text = await TextAsync("/vi");
        var css = text.Split('"').First(part => part.StartsWith("/theme/site.", StringComparison.Ordinal));

        var answer = await GetAsync(css);

        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString().Replace("max-age=31536000, public", "public, max-age=31536000", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/theme/site.css")).StatusCode);
    }

    private static List<string> Headers(HttpResponseMessage answer) =>
        [.. answer.Headers.Concat(answer.Content.Headers).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal)];

    private Task<HttpResponseMessage> GetAsync(string address, string encoding = "", string? tag = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (encoding.Length > 0) request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return _room.Reader.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<string> TextAsync(string address, string encoding = "")
    {
        var answer = await GetAsync(address, encoding);
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream plain = encoding switch { "br" => new BrotliStream(body, CompressionMode.Decompress), "gzip" => new GZipStream(body, CompressionMode.Decompress), _ => body };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
