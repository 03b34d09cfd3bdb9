using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.Portal.Content.Sections;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Content.Api;

[StartsPortal]
public sealed class ContentApiTests(ContentPortal portal) : IClassFixture<ContentPortal>
{
    private static int _titles;

    [Fact]
    public async Task An_item_is_written_published_read_and_recalled()
    {
        var (author, publisher) = (await portal.ClientAsync("author"), await portal.ClientAsync("publisher"));
        var created = await CreateAsync(author);
        var (item, version) = (Text(created, "item"), Text(created.GetProperty("versions"), "vi"));

        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(publisher, $"/api/v1/versions/{version}/publish", new { channel = "portal" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(publisher, $"/api/v1/versions/{version}/publish", new { channel = "screens" })).StatusCode);
        var read = await author.GetFromJsonAsync<JsonElement>($"/api/v1/items/{item}", Cancel);
        Assert.Equal("Published", Text(read.GetProperty("variants").GetProperty("vi"), "stage"));
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(publisher, $"/api/v1/items/{item}/recall", new { })).StatusCode);
        await RefusedAsync("version.archived", await PostAsync(publisher, $"/api/v1/versions/{version}/publish", new { channel = "portal" }));
    }

    [Fact]
    public async Task All_languages_that_are_ready_are_published_in_one_act()
    {
        var (author, publisher) = (await portal.ClientAsync("author"), await portal.ClientAsync("publisher"));
        var item = Text(await CreateAsync(author, ("vi", "<p>Có chữ</p>"), ("en", ""), ("zh", "<p>有字</p>")), "item");
        var answer = await (await PostAsync(publisher, $"/api/v1/items/{item}/publish", new { channel = "portal" })).Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(["vi", "zh"], answer.GetProperty("languages").EnumerateArray().Select(language => language.GetString()).Order());
    }

    [Fact]
    public async Task A_language_without_text_is_not_published()
    {
        var (author, publisher) = (await portal.ClientAsync("author"), await portal.ClientAsync("publisher"));
        var created = await CreateAsync(author, ("vi", "<p>Có chữ</p>"), ("en", "<p><br></p>"));
        var item = Text(created, "item");
        await RefusedAsync("version.not-ready", await PostAsync(publisher, $"/api/v1/versions/{Text(created.GetProperty("versions"), "en")}/publish", new { channel = "portal" }));
        await RefusedAsync("version.not-ready", await PostAsync(publisher, $"/api/v1/items/{item}/publish", new { channel = "portal", languages = new[] { "vi", "en" } }));
        await RefusedAsync("item.no-such-language", await PostAsync(publisher, $"/api/v1/items/{item}/publish", new { channel = "portal", languages = new[] { "zh" } }));
    }

    [Fact]
    public async Task An_editor_may_write_but_not_publish_or_recall()
    {
        var author = await portal.ClientAsync("author");
        var created = await CreateAsync(author);
        await RefusedAsync("content.not-allowed", await PostAsync(author, $"/api/v1/versions/{Text(created.GetProperty("versions"), "vi")}/publish", new { channel = "portal" }));
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(author, $"/api/v1/items/{Text(created, "item")}/recall", new { })).StatusCode);
    }

    [Fact]
    public async Task A_publisher_who_wrote_it_needs_another_one_for_the_screens()
    {
        var publisher = await portal.ClientAsync("publisher");
        var version = Text((await CreateAsync(publisher)).GetProperty("versions"), "vi");
        await RefusedAsync("version.author-may-not-publish", await PostAsync(publisher, $"/api/v1/versions/{version}/publish", new { channel = "screens" }));
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(publisher, $"/api/v1/versions/{version}/publish", new { channel = "portal" })).StatusCode);
    }

    [Theory]
    [InlineData("administrator")]
    [InlineData("technician")]
    [InlineData("operator")]
    public async Task Others_neither_write_nor_publish(string user)
    {
        var (author, other) = (await portal.ClientAsync("author"), await portal.ClientAsync(user));
        var created = await CreateAsync(author);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(other, "/api/v1/items", Draft())).StatusCode);
        await RefusedAsync("content.not-allowed", await PostAsync(other, $"/api/v1/versions/{Text(created.GetProperty("versions"), "vi")}/publish", new { channel = "portal" }));
    }

    [Fact]
    public async Task Nobody_reads_or_writes_without_signing_in()
    {
        using var anonymous = portal.CreateClient(new() { AllowAutoRedirect = false });
        Assert.NotEqual(HttpStatusCode.OK, (await anonymous.GetAsync(new Uri("/api/v1/items/00000000000000000000000000", UriKind.Relative), Cancel)).StatusCode);
        Assert.NotEqual(HttpStatusCode.Created, (await PostAsync(anonymous, "/api/v1/items", Draft())).StatusCode);
    }

    [Fact]
    public async Task Who_saves_over_another_persons_save_is_told()
    {
        var author = await portal.ClientAsync("author");
        var created = await CreateAsync(author);
        var item = Text(created, "item");
        object Save(string title) => new { revision = created.GetProperty("revision").GetInt32(), variants = new { vi = new { fields = new { title } } } };
        Assert.Equal(HttpStatusCode.OK, (await author.PutAsJsonAsync($"/api/v1/items/{item}", Save(Title()), Cancel)).StatusCode);
        await RefusedAsync("item.changed-by-someone-else", await author.PutAsJsonAsync($"/api/v1/items/{item}", Save(Title()), Cancel));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":"","variants":{}}""")]
    [InlineData("""{"type":"article"}""")]
    [InlineData("""{"type":"article","variants":[]}""")]
    [InlineData("""{"type":"article","variants":{"vi":null}}""")]
    [InlineData("""{"type":"article","variants":{"vi":{"fields":{"title":["x"]}}}}""")]
    [InlineData("""{"type":"article","variants":{"vi":{"fields":{"title":{"a":1}}}}}""")]
    [InlineData("""{"type":"page","variants":{"vi":{"fields":{"table":[[{"deep":1}]]}}}}""")]
    [InlineData("""{"type":"article","riskClass":"none","variants":{"vi":{"fields":{}}}}""")]
    [InlineData("not json")]
    public async Task A_malformed_request_is_400(string body)
    {
        var author = await portal.ClientAsync("author");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync(new Uri("/api/v1/items", UriKind.Relative), content, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("""{"type":"poem","variants":{"vi":{"fields":{"title":"x"}}}}""", "item.unknown-type")]
    [InlineData("""{"type":"article","variants":{"fr":{"fields":{"title":"x"}}}}""", "item.unknown-language")]
    [InlineData("""{"type":"article","variants":{"vi":{"fields":{"title":"  "}}}}""", "item.title-missing")]
    [InlineData("""{"type":"article","variants":{"vi":{"fields":{"colour":"x"}}}}""", "field.unknown")]
    public async Task A_refused_draft_is_409_with_its_code_and_a_sentence(string body, string code)
    {
        var author = await portal.ClientAsync("author");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        await RefusedAsync(code, await author.PostAsync(new Uri("/api/v1/items", UriKind.Relative), content, Cancel));
    }

    [Fact]
    public async Task What_is_not_there_is_404()
    {
        var (author, publisher) = (await portal.ClientAsync("author"), await portal.ClientAsync("publisher"));
        const string unknown = "00000000000000000000000000";
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync(new Uri($"/api/v1/items/{unknown}", UriKind.Relative), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await author.PutAsJsonAsync($"/api/v1/items/{unknown}", new { revision = 1 }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(publisher, $"/api/v1/versions/{unknown}/publish", new { channel = "portal" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(publisher, $"/api/v1/items/{unknown}/recall", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync(new Uri($"/api/v1/versions/{unknown}/slides", UriKind.Relative), Cancel)).StatusCode);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Title() => $"Bài qua API {Interlocked.Increment(ref _titles)}";

    private static object Draft(params (string Language, string Body)[] bodies) => new
    {
        type = "article",
        shared = new { section = "chinh-sach" },
        variants = (bodies.Length > 0 ? bodies : [("vi", "<p>Nội dung</p>")]).ToDictionary(text => text.Language, text => new { fields = new { title = Title(), body = text.Body } }),
    };

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string address, object body) => client.PostAsJsonAsync(address, body, Cancel);

    private async Task<JsonElement> CreateAsync(HttpClient client, params (string Language, string Body)[] bodies)
    {
        var names = new Dictionary<string, string> { ["vi"] = "Chính sách", ["en"] = "Policy", ["zh"] = "政策" };
        await portal.Services.GetRequiredService<SaveSection>().RunAsync(new("chinh-sach", null, 10, false, names, names, new Dictionary<string, string>()), Cancel);
        var response = await PostAsync(client, "/api/v1/items", Draft(bodies));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static async Task RefusedAsync(string code, HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(code, Text(problem, "code"));
        Assert.NotEqual(code, Text(problem, "detail"));
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
