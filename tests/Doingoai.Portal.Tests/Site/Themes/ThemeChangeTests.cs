using System.Net;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Site.Themes;

/// <summary>A designer works on the theme while readers read.</summary>
[StartsPortal]
public sealed class ThemeChangeTests(ThemeRooms rooms) : IClassFixture<ThemeRooms>
{
    private const string Home = "templates/home.liquid";

    [Fact]
    public async Task What_is_saved_is_on_the_next_page_without_a_restart()
    {
        await using var room = await ThemeRoom.OpenAsync();
        Assert.DoesNotContain("#123456", await room.HomeAsync(), StringComparison.Ordinal);

        room.Change("layouts/page.liquid", room.Read("layouts/page.liquid").Replace("#0b4a5c", "#123456", StringComparison.Ordinal));

        Assert.Contains("#123456", await room.HomeAsync(), StringComparison.Ordinal);
        Assert.Null(room.Theme.Fault);
    }

    [Fact]
    public async Task A_style_sheet_that_open_pages_name_is_still_there_after_a_change()
    {
        await using var room = await ThemeRoom.OpenAsync();
        var before = (string)room.Theme.Assets.View()["site_css"]!;

        room.Change("assets/site.css", room.Read("assets/site.css") + "\nbody { color: #111; }\n");

        Assert.NotEqual(before, room.Theme.Assets.View()["site_css"]);
        Assert.Equal(HttpStatusCode.OK, (await room.Reader.GetAsync(before, ThemeRoom.Cancel)).StatusCode);
    }

    [Theory]
    [InlineData(Home, "một\n{% for x in (1..99999999) %}.{% endfor %}", null, "iteration")]
    [InlineData(Home, "một\n\n{{ t.home | upcas }}", 3, "unknown filter upcas")]
    [InlineData(Home, "một\n{% include 'partials/nowhere' %}", 2, "partials/nowhere")]
    [InlineData(Home, "một\n{% if lead %}\nhai", 2, "")]
    [InlineData(Home, "một\nhai {{ t.home \nba", 2, "")]
    [InlineData(Home, "một\n{% for in in %}\n{% endfor %}", 2, "")]
    [InlineData(Home, "một\n{% endif %}", 2, "")]
    [InlineData(Home, "một\n{% render 'x' %}", 2, "unknown tag render")]
    [InlineData("partials/menu.liquid", "{% include 'partials/menu' %}", null, "")]
    [InlineData("texts/vi.json", "{\n\"site_name\": \"Cổng\",\n?}", 3, "")]
    [InlineData("texts/zh.json", "{}", null, "lacks")]
    public async Task What_is_broken_is_told_and_readers_go_on_with_the_last_good_page(string file, string content, int? line, string what)
    {
        var room = await rooms.SharedAsync();
        var (before, good) = (await room.HomeAsync(), room.Read(file));

        room.Change(file, content);
        var (shown, fault) = (await room.HomeAsync(), room.Theme.Fault);
        room.Change(file, good);

        Assert.Null(room.Theme.Fault);
        Assert.Equal(before, shown);
        Assert.Equal(line, fault!.Line);
        Assert.Contains(what, fault.What, StringComparison.OrdinalIgnoreCase);
        if (file.StartsWith('t')) Assert.StartsWith(Path.ChangeExtension(file, null), fault.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_breaks_only_with_content_leads_back_to_the_theme_before()
    {
        await using var room = await ThemeRoom.OpenAsync();
        var before = await room.HomeAsync();

        room.Change(Home, "{% if notices %}{% for x in (1..99999999) %}.{% endfor %}{% endif %}");
        Assert.Null(room.Theme.Fault);

        Assert.Equal(before, await room.HomeAsync());
        Assert.Equal("templates/home", room.Theme.Fault!.File);
        room.Change(Home, "<h1>Đã sửa</h1>");
        Assert.Contains("Đã sửa", await room.HomeAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_that_starts_with_a_broken_theme_says_so_calmly_in_three_languages()
    {
        await using var room = await ThemeRoom.OpenAsync(Home, "{% if %}");

        var answer = await room.Reader.GetAsync("/en", ThemeRoom.Cancel);
        var html = await answer.Content.ReadAsStringAsync(ThemeRoom.Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("60", answer.Headers.GetValues("Retry-After").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        foreach (var words in new[] { "Cổng thông tin đang được bảo trì", "The portal is under maintenance", "门户网站正在维护" }) Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("templates/home", html, StringComparison.Ordinal);
        Assert.Equal("templates/home", room.Theme.Fault!.File);

        room.Change(Home, "<h1>Đã sửa</h1>");
        Assert.Contains("Đã sửa", await room.HomeAsync(), StringComparison.Ordinal);
    }
}
