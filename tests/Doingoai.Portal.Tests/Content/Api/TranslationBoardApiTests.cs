using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Content.Api;

[StartsPortal]
public sealed class TranslationBoardApiTests(ContentPortal portal) : IClassFixture<ContentPortal>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_missing_in_a_language_is_found_and_told_cell_by_cell()
    {
        var author = await portal.ClientAsync("author");
        var made = await author.PostAsJsonAsync("/api/v1/items", new
        {
            type = "article",
            variants = new Dictionary<string, object> { ["vi"] = new { fields = new Dictionary<string, object> { ["title"] = "Cầu Hồ Kiều về đêm" } } },
        }, Cancel);
        made.EnsureSuccessStatusCode();

        var missing = await author.GetFromJsonAsync<JsonElement>("/api/v1/translations?text=cau ho kieu ve dem&language=zh&condition=missing", Cancel);
        var stale = await author.GetFromJsonAsync<JsonElement>("/api/v1/translations?text=cau ho kieu ve dem&condition=stale", Cancel);

        Assert.Equal((1, 0), (missing.GetProperty("total").GetInt32(), stale.GetProperty("total").GetInt32()));
        var languages = missing.GetProperty("items")[0].GetProperty("languages");
        Assert.Equal(("Draft", "Missing"), (languages.GetProperty("vi").GetProperty("state").GetString(), languages.GetProperty("zh").GetProperty("state").GetString()));
    }

    [Theory]
    [InlineData("take=101")]
    [InlineData("language=fr")]
    [InlineData("condition=perfect")]
    [InlineData("unit=none")]
    public async Task A_query_out_of_bounds_is_refused(string query)
    {
        var author = await portal.ClientAsync("author");
        Assert.Equal(HttpStatusCode.BadRequest, (await author.GetAsync($"/api/v1/translations?{query}", Cancel)).StatusCode);
    }
}
