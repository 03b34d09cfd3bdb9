using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Content.Api;

[StartsPortal]
public sealed class ItemListApiTests(ContentPortal portal) : IClassFixture<ContentPortal>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Items_are_found_by_title_without_diacritics_and_told_by_language()
    {
        var author = await portal.ClientAsync("author");
        var made = await author.PostAsJsonAsync("/api/v1/items", new
        {
            type = "article",
            variants = new Dictionary<string, object>
            {
                ["vi"] = new { fields = new Dictionary<string, object> { ["title"] = "Đường lên Ý Tý" } },
                ["zh"] = new { fields = new Dictionary<string, object> { ["title"] = "通往依提之路" } },
            },
        }, Cancel);
        made.EnsureSuccessStatusCode();

        var found = await author.GetFromJsonAsync<JsonElement>("/api/v1/items?text=duong len y ty&state=waiting", Cancel);

        Assert.Equal(1, found.GetProperty("total").GetInt32());
        var languages = found.GetProperty("items")[0].GetProperty("languages");
        Assert.Equal(("通往依提之路", "Draft", false), (languages.GetProperty("zh").GetProperty("title").GetString(), languages.GetProperty("zh").GetProperty("stage").GetString(), languages.GetProperty("zh").GetProperty("live").GetBoolean()));
    }

    [Theory]
    [InlineData("take=1000")]
    [InlineData("skip=-1")]
    [InlineData("state=everything")]
    [InlineData("skip=abc")]
    public async Task A_query_out_of_bounds_is_refused(string query)
    {
        var author = await portal.ClientAsync("author");
        Assert.Equal(HttpStatusCode.BadRequest, (await author.GetAsync($"/api/v1/items?{query}", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Who_is_not_signed_in_sees_no_list()
    {
        using var nobody = portal.CreateClient(new() { AllowAutoRedirect = false });
        Assert.NotEqual(HttpStatusCode.OK, (await nobody.GetAsync("/api/v1/items", Cancel)).StatusCode);
    }
}
