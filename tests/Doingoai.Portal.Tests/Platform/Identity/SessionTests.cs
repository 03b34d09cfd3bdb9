using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Platform.Identity;

[StartsPortal]
public sealed class SessionTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task A_person_signs_in_and_learns_what_she_may_do(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var client = await portal.ClientAsync("author");

        var session = await client.GetFromJsonAsync<JsonElement>("/api/v1/session");

        Assert.Equal("Lê Thu Hà", session.GetProperty("name").GetString());
        var permissions = session.GetProperty("permissions").EnumerateArray().Select(one => one.GetString());
        Assert.Contains("writeContent", permissions);
        Assert.DoesNotContain("publishScreens", permissions);
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer(string provider)
    {
        var portal = await databases.OnAsync(provider);
        using var client = portal.CreateClient();

        using var wrong = await client.PostAsJsonAsync("/api/v1/session", new { user = "author", password = "not-it" });
        using var unknown = await client.PostAsJsonAsync("/api/v1/session", new { user = "somebody", password = "not-it" });

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.Equal(await TitleAsync(wrong), await TitleAsync(unknown));
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task A_change_without_the_antiforgery_header_is_refused(string provider)
    {
        var portal = await databases.OnAsync(provider);
        using var client = portal.CreateClient();
        using var signedIn = await client.PostAsJsonAsync("/api/v1/session", new { user = "operator", password = PortalFixture.Password });
        var csrf = (await signedIn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("csrf").GetString();

        using var without = await client.DeleteAsync("/api/v1/session");
        client.DefaultRequestHeaders.Add("X-CSRF", csrf);
        using var with = await client.DeleteAsync("/api/v1/session");

        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, with.StatusCode);
    }

    private static async Task<string?> TitleAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString();
}
