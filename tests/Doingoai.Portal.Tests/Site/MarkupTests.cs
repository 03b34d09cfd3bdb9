using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Pages;
using Doingoai.Portal.Site.Themes;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Site;

/// <summary>The W3C's Nu HTML checker reads every page of the delivered site; <c>tests/run</c> installs it with Java.</summary>
[StartsPortal]
public sealed partial class MarkupTests(SeededSite site) : IClassFixture<SeededSite>
{
    // Beside what links lead to: search, and the pages of addresses that are not there.
    private static readonly string[] Others = ["/search?q=lao+cai", "/search?q=%3Cb%3E", "/search", "/khong-co", "/khong-co/bai-nay"];

    // A recall, too many requests, a message sent: drawn here without the act.
    private static readonly string[] OfAnAct = ["gone", "busy", "feedback-busy", "feedback-received"];

    [Fact]
    public async Task No_page_has_an_error_of_markup()
    {
        var folder = Directory.CreateTempSubdirectory("doingoai-markup-");
        try
        {
            var names = new Dictionary<string, string>();
            foreach (var (address, html) in await PagesAsync())
            {
                var name = $"{names.Count:000}.html";
                names[name] = address;
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), html, TestContext.Current.CancellationToken);
            }

            var faults = (await CheckAsync(folder.FullName)).GroupBy(found => found.Message).Select(same => $"{same.Key} ({same.Count()} times, on {names[same.First().File.Split('/')[^1]]}): {same.First().Extract}");
            Assert.True(!faults.Any(), string.Join('\n', faults));
            Assert.True(names.Count > 100, $"Only {names.Count} pages were read.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_checker_finds_an_error()
    {
        var folder = Directory.CreateTempSubdirectory("doingoai-markup-");
        try
        {
            var broken = site.Pages.First(page => page.Key == "/vi").Value.Replace("<main ", "<main role=\"nonsense\" ", StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "broken.html"), broken, TestContext.Current.CancellationToken);
            Assert.NotEmpty(await CheckAsync(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Every_template_is_among_the_pages_in_every_language()
    {
        var seen = (await PagesAsync()).Select(page => Body().Match(page.Html).Groups[1].Value).ToHashSet();
        var templates = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "themes", "doingoai", "templates"), "*.liquid").Select(Path.GetFileNameWithoutExtension);
        var wanted = templates.SelectMany(template => new[] { "vi", "en", "zh" }.Select(language => $"on-{template} lang-{language}"));
        Assert.Superset(wanted.ToHashSet(), seen);
    }

    private async Task<List<(string Address, string Html)>> PagesAsync()
    {
        var pages = site.Pages.Where(page => page.Value.StartsWith("<!doctype", StringComparison.Ordinal)).Select(page => (page.Key, page.Value)).ToList();
        foreach (var address in new[] { "/vi", "/en", "/zh" }.SelectMany(language => Others.Select(other => language + other)))
        {
            using var answer = await site.Reader.GetAsync(address, TestContext.Current.CancellationToken);
            pages.Add((address, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }

        foreach (var template in OfAnAct)
            foreach (var language in Languages.All) pages.Add(($"{template} in {language}", await DrawnAsync(template, language)));
        return pages;
    }

    private Task<string> DrawnAsync(string template, string language) => site.Services.GetRequiredService<PageRenderer>().RenderAsync(
        new SitePage(language, template, $"/{language}", new View { ["receipt"] = "AAAA-BBBB-CCCC", ["received"] = DateTexts.Instant(DateTimeOffset.UnixEpoch, language) }), "http://localhost", TestContext.Current.CancellationToken);

    private static async Task<List<Finding>> CheckAsync(string folder)
    {
        var start = new ProcessStartInfo("java", ["-Xss2m", "-jar", Checker(), "--errors-only", "--exit-zero-always", "--format", "json", folder]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var java = Process.Start(start)!;
        var output = java.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken); // both must be read, or a full pipe stops it
        var told = await java.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) + await output;
        await java.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var answer = JsonDocument.Parse(told[told.IndexOf('{', StringComparison.Ordinal)..]);
        return [.. answer.RootElement.GetProperty("messages").EnumerateArray().Select(message => new Finding(
            message.GetProperty("url").GetString()!, message.GetProperty("message").GetString()!, message.TryGetProperty("extract", out var extract) ? extract.GetString()! : ""))];
    }

    private static string Checker()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "tests", "tools", "node_modules", "vnu-jar", "build", "dist", "vnu.jar") is var jar && File.Exists(jar)) return jar;
        throw new InvalidOperationException("The Nu HTML checker is not installed: 'bash tests/run unit' installs it, or 'npm install --prefix tests/tools'.");
    }

    private sealed record Finding(string File, string Message, string Extract);

    [GeneratedRegex("<body class=\"([^\"]+)\"")]
    private static partial Regex Body();
}
