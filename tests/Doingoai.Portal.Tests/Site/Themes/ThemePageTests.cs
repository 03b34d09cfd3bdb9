using Bunit;
using Doingoai.Portal.Site.Themes;
using Doingoai.Portal.Tests.Admin;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.Portal.Tests.Site.Themes;

/// <summary>The administrator is told what to mend, and where.</summary>
public sealed class ThemePageTests : AdminRoom
{
    [Fact]
    public void A_broken_theme_is_shown_with_file_line_and_reason()
    {
        var folder = Directory.CreateTempSubdirectory("doingoai-theme-");
        foreach (var kind in new[] { "layouts", "templates", "partials", "texts", "assets" }) folder.CreateSubdirectory(kind);
        foreach (var language in new[] { "vi", "en", "zh" }) File.WriteAllText(Path.Combine(folder.FullName, "texts", $"{language}.json"), "{}");
        File.WriteAllText(Path.Combine(folder.FullName, "templates", "home.liquid"), "\n{{ x | <b>sai }}");
        var theme = new Theme(folder.FullName, TimeProvider.System, NullLogger<Theme>.Instance);
        theme.Look();
        Services.AddSingleton(theme);

        var page = Render<ThemePage>();

        Assert.Contains("templates/home", page.Markup, StringComparison.Ordinal);
        Assert.Equal("2", page.FindAll("dd.mono")[1].TextContent);
        Assert.Contains("bảo trì", page.Markup, StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(folder.FullName, "templates", "home.liquid"), "được");
        page.Find("#look").Click();
        Assert.DoesNotContain("templates/home", page.Markup, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }
}
