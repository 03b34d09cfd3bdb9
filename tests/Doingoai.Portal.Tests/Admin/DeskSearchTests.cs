using System.Net;
using System.Text.Json;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Tests.Content;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Admin;

[StartsPortal]
public sealed class DeskSearchTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_item_is_found_without_diacritics_in_any_language()
    {
        var item = await portal.Services.GetRequiredService<ItemWriter>().CreateAsync("article", Guid.Empty, new(0, null, new Dictionary<string, VariantDraft>
        {
            ["vi"] = new(An.Fields(("title", "Chợ phiên Mường Khương"))),
            ["zh"] = new(An.Fields(("title", "孟康集市"))),
        }), await portal.PersonAsync("author"), TestContext.Current.CancellationToken);

        foreach (var words in new[] { "muong khuong", "MƯỜNG KHƯƠNG", "集市" })
            Assert.Contains($"/admin/items/{item.Item}", await HrefsAsync("author", words));
        Assert.DoesNotContain($"/admin/items/{item.Item}", await HrefsAsync("author", "bat xat"));
    }

    [Fact]
    public async Task Pages_are_found_only_by_those_who_may_open_them()
    {
        Assert.Contains("/admin/people", await HrefsAsync("administrator", "nguoi dung"));
        Assert.DoesNotContain("/admin/people", await HrefsAsync("author", "nguoi dung"));
    }

    [Fact]
    public async Task A_page_is_found_by_its_name_in_any_language()
    {
        foreach (var words in new[] { "thu vien", "Pictures and", "视频库" }) Assert.Contains("/admin/media", await HrefsAsync("author", words));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("%25")]
    [InlineData("_%5C'%22%3Cscript%3E")]
    public async Task Nothing_and_hostile_words_find_nothing(string words) => Assert.Empty(await HrefsAsync("author", words, escaped: true));

    [Fact]
    public async Task Too_long_a_question_is_answered_by_nothing() => Assert.Empty(await HrefsAsync("author", new string('a', 5000)));

    [Fact]
    public async Task A_stranger_is_not_answered()
    {
        using var stranger = portal.CreateClient(new() { AllowAutoRedirect = false });
        var answer = await stranger.GetAsync(new Uri("/api/v1/desk/search?q=a", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private async Task<List<string?>> HrefsAsync(string user, string words, bool escaped = false)
    {
        var client = await portal.ClientAsync(user);
        var json = await client.GetStringAsync(new Uri($"/api/v1/desk/search?q={(escaped ? words : Uri.EscapeDataString(words))}", UriKind.Relative), TestContext.Current.CancellationToken);
        return [.. JsonDocument.Parse(json).RootElement.EnumerateArray().SelectMany(kind => kind.GetProperty("hits").EnumerateArray()).Select(hit => hit.GetProperty("href").GetString())];
    }
}
