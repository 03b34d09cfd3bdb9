using System.Globalization;
using Doingoai.Portal.Admin.Navigation;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Admin;

[StartsPortal]
public sealed class MenuTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("administrator", "/admin/people", true)]
    [InlineData("administrator", "/admin/audit", true)]
    [InlineData("author", "/admin/people", false)]
    [InlineData("author", "/admin/audit", false)]
    [InlineData("technician", "/admin", true)]
    [InlineData("leader", "/admin/reports/plays", true)]
    [InlineData("leader", "/admin/audit", true)]
    [InlineData("leader", "/admin/people", false)]
    public async Task A_person_sees_the_lines_she_may_use(string user, string href, bool shown) =>
        Assert.Equal(shown, (await LinesAsync(user)).Any(line => line.Href == href));

    [Theory]
    [InlineData("vi", "Tổng quan")]
    [InlineData("en", "Overview")]
    [InlineData("zh", "总览")]
    public async Task The_menu_speaks_the_language_of_the_circuit(string language, string word)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(language);

        Assert.Equal(word, (await LinesAsync("administrator"))[0].Text);
    }

    [Fact]
    public void Every_line_has_a_text() => Assert.All(portal.Services.GetServices<NavEntry>(), entry =>
        Assert.False(portal.Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizerFactory>().Create(entry.Texts)[entry.Key].ResourceNotFound, entry.Key));

    private async Task<List<MenuLine>> LinesAsync(string user)
    {
        var person = await portal.PersonAsync(user);
        await using var scope = portal.Services.CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<Menu>().ForAsync(person)).SelectMany(group => group.Lines)];
    }
}
