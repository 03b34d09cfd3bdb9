using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Platform.Identity;

[StartsPortal]
public sealed class PeopleTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    private const string Word = "a-long-enough-word";

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task An_account_opens_changes_its_roles_closes_and_opens_again(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var administrator = await portal.ClientAsync("administrator");
        var (user, person) = await OpenAsync(administrator, "editor");
        Assert.Contains("writeContent", await PermissionsAsync(portal, user));

        await ExpectAsync(HttpStatusCode.NoContent, administrator.PutAsJsonAsync($"/api/v1/people/{person}/roles", new { roles = new[] { "technician" } }));
        Assert.DoesNotContain("writeContent", await PermissionsAsync(portal, user));
        Assert.Contains("commandDevices", await PermissionsAsync(portal, user));

        await ExpectAsync(HttpStatusCode.NoContent, administrator.PostAsync($"/api/v1/people/{person}/close", null));
        await ExpectAsync(HttpStatusCode.Unauthorized, SignInAsync(portal, user, Word));

        await ExpectAsync(HttpStatusCode.NoContent, administrator.PostAsync($"/api/v1/people/{person}/reopen", null));
        await ExpectAsync(HttpStatusCode.NoContent, administrator.PutAsJsonAsync($"/api/v1/people/{person}/password", new { password = "another-long-word" }));
        await ExpectAsync(HttpStatusCode.Unauthorized, SignInAsync(portal, user, Word));
        await ExpectAsync(HttpStatusCode.OK, SignInAsync(portal, user, "another-long-word"));
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task Five_wrong_passwords_lock_even_the_right_one_out_until_it_is_unlocked(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var administrator = await portal.ClientAsync("administrator");
        var (user, person) = await OpenAsync(administrator, "editor");

        for (var attempt = 0; attempt < 5; attempt++) await ExpectAsync(HttpStatusCode.Unauthorized, SignInAsync(portal, user, "wrong"));
        await ExpectAsync(HttpStatusCode.Unauthorized, SignInAsync(portal, user, Word));

        await ExpectAsync(HttpStatusCode.NoContent, administrator.PostAsync($"/api/v1/people/{person}/reopen", null));
        await ExpectAsync(HttpStatusCode.OK, SignInAsync(portal, user, Word));
    }

    [Theory, MemberData(nameof(DatabaseFixture.Both), MemberType = typeof(DatabaseFixture))]
    public async Task The_last_administrator_and_ones_own_account_stay(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var administrator = await portal.ClientAsync("administrator");
        var self = (await portal.PersonAsync("administrator")).Id;

        Assert.Equal("account.last-administrator", await CodeAsync(administrator.PutAsJsonAsync($"/api/v1/people/{self}/roles", new { roles = new[] { "editor" } })));
        Assert.Equal("account.own", await CodeAsync(administrator.PostAsync($"/api/v1/people/{self}/close", null)));
    }

    [Theory]
    [InlineData("ab", "Ai đó", "short", "account.PasswordTooShort")]
    [InlineData("ab cd", "Ai đó", Word, "account.InvalidUserName")]
    [InlineData("author", "Ai đó", Word, "account.DuplicateUserName")]
    public async Task What_an_account_may_not_be_is_said_in_words(string user, string displayName, string password, string code)
    {
        var portal = await databases.OnAsync("Sqlite");
        var administrator = await portal.ClientAsync("administrator");

        using var response = await administrator.PostAsJsonAsync("/api/v1/people", new { user, displayName, password, roles = Array.Empty<string>() });
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.NotEqual(code, problem.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("author")]
    [InlineData("publisher")]
    [InlineData("operator")]
    [InlineData("technician")]
    public async Task Only_administrators_manage_people(string user)
    {
        var portal = await databases.OnAsync("Sqlite");
        var client = await portal.ClientAsync(user);

        await ExpectAsync(HttpStatusCode.Forbidden, client.GetAsync("/api/v1/people"));
        await ExpectAsync(HttpStatusCode.Forbidden, client.PostAsJsonAsync("/api/v1/people", new { user = "x", displayName = "x", password = Word, roles = Array.Empty<string>() }));
    }

    private static async Task<(string User, Guid Person)> OpenAsync(HttpClient administrator, string role)
    {
        var user = $"user-{Guid.NewGuid():N}"[..20];
        using var response = await administrator.PostAsJsonAsync("/api/v1/people", new { user, displayName = "Người mới", password = Word, roles = new[] { role } });
        response.EnsureSuccessStatusCode();
        return (user, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("person").GetGuid());
    }

    private static async Task<HttpResponseMessage> SignInAsync(PortalFixture portal, string user, string password)
    {
        using var client = portal.CreateClient();
        return await client.PostAsJsonAsync("/api/v1/session", new { user, password });
    }

    private static async Task<IReadOnlyList<string?>> PermissionsAsync(PortalFixture portal, string user)
    {
        using var response = await SignInAsync(portal, user, Word);
        return [.. (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("permissions").EnumerateArray().Select(one => one.GetString())];
    }

    private static async Task ExpectAsync(HttpStatusCode status, Task<HttpResponseMessage> request)
    {
        using var response = await request;
        Assert.Equal(status, response.StatusCode);
    }

    private static async Task<string?> CodeAsync(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }
}
