using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Platform.Identity;

[StartsPortal]
public sealed class SetUpLinkTests
{
    [Fact]
    public async Task The_link_makes_the_first_administrator_once()
    {
        await using var portal = new PortalFixture { Settings = new() { ["Demo:People"] = "false" } };
        await portal.InitializeAsync();
        var token = await TokenAsync(portal);
        using var client = portal.CreateClient();

        await SubmitAsync(client, token, "short");
        Assert.True(File.Exists(Link(portal).File)); // a refused password leaves the link valid
        using var done = await SubmitAsync(client, token, "ba con mèo trên mái nhà");

        Assert.Equal("/admin", done.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.False(File.Exists(Link(portal).File));
        Assert.Contains("permissions\":[\"useAdmin\"", await client.GetStringAsync("/api/v1/session"), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"password\"", await client.GetStringAsync($"/admin/set-up/{token}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_runs_out_after_half_an_hour()
    {
        await using var portal = new PortalFixture { Time = PortalFixture.Clock(), Settings = new() { ["Demo:People"] = "false" } };
        await portal.InitializeAsync();
        var token = await TokenAsync(portal);
        Assert.True(Link(portal).IsValid(token));

        portal.Time!.Advance(SetUpLink.Validity);

        Assert.False(Link(portal).IsValid(token));
        await using var scope = portal.Services.CreateAsyncScope();
        var refused = await Assert.ThrowsAsync<RuleException>(() =>
            scope.ServiceProvider.GetRequiredService<FirstAdministrator>().RunAsync(token, "late", "Late", "long-enough-word", default));
        Assert.Equal("account.link-used", refused.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("000000000000000000000000000000000000000000000000")]
    public async Task A_guessed_link_opens_nothing(string guess)
    {
        await using var portal = new PortalFixture { Settings = new() { ["Demo:People"] = "false" } };
        await portal.InitializeAsync();

        Assert.False(Link(portal).IsValid(guess));
    }

    [Fact]
    public async Task A_portal_with_an_administrator_writes_no_link()
    {
        await using var portal = new PortalFixture();
        await portal.InitializeAsync();

        Assert.False(File.Exists(Link(portal).File));
    }

    private static SetUpLink Link(PortalFixture portal) => portal.Services.GetRequiredService<SetUpLink>();

    private static async Task<string> TokenAsync(PortalFixture portal)
    {
        var file = Link(portal).File;
        var token = await Eventually.SeenAsync(() => ReadAsync(file), read => read.Length == 48); // written after the server answers
        Assert.Equal(48, token.Length);
        return token;
    }

    // Not before there is something in it: to look would be to keep the portal from writing.
    private static async Task<string> ReadAsync(string file)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: > 0 } ? (await File.ReadAllTextAsync(file)).Trim().Split('/')[^1] : "";
        }
        catch (IOException)
        {
            return ""; // the portal has it open
        }
    }

    private static async Task<HttpResponseMessage> SubmitAsync(HttpClient client, string token, string password)
    {
        var page = await client.GetStringAsync($"/admin/set-up/{token}");
        return await client.PostAsync($"/admin/set-up/{token}", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "set-up",
            ["__RequestVerificationToken"] = AForm.Token(page),
            ["Form.Name"] = "Phạm Thanh Sơn",
            ["Form.User"] = "son",
            ["Form.Password"] = password,
            ["Form.Again"] = password,
        }));
    }
}
