using System.Text.RegularExpressions;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Site;

/// <summary>Every page of the portal as it is delivered, read by following its links; without screens, whose slides take long to draw.</summary>
public sealed partial class SeededSite : IAsyncLifetime
{
    private const string Address = "http://localhost";

    private readonly string _recipe = Directory.CreateTempSubdirectory("doingoai-recipe-").FullName;
    private PortalFixture _portal = null!;

    public Dictionary<string, string> Pages { get; } = [];

    public Dictionary<string, int> Broken { get; } = [];

    public HttpClient Reader { get; private set; } = null!;

    public IServiceProvider Services => _portal.Services;

    public async ValueTask InitializeAsync()
    {
        var delivered = Path.Combine(AppContext.BaseDirectory, "Recipes", "lao-cai");
        foreach (var file in Directory.EnumerateFiles(delivered, "*.json")) File.Copy(file, Path.Combine(_recipe, Path.GetFileName(file)));
        Directory.CreateSymbolicLink(Path.Combine(_recipe, "media"), Path.Combine(delivered, "media"));
        await File.WriteAllTextAsync(Path.Combine(_recipe, "recipe.json"), """{"steps":["organisation-units.json","sections.json","media.json","content.json"]}""");
        var content = await File.ReadAllTextAsync(Path.Combine(delivered, "content.json"));
        await File.WriteAllTextAsync(Path.Combine(_recipe, "content.json"), ScreensPattern().Replace(content, "\"portal\""));

        _portal = new PortalFixture { Settings = new Dictionary<string, string?> { ["Seed:Recipe"] = _recipe } };
        await _portal.InitializeAsync();
        Reader = _portal.CreateClient(new() { AllowAutoRedirect = false });
        foreach (var language in new[] { "/vi", "/en", "/zh" }) await FollowAsync(language);
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        Directory.Delete(_recipe, recursive: true);
    }

    /// <summary>The one match of a pattern's first group in each page, or nothing.</summary>
    public static string[] All(string html, string pattern) => [.. Regex.Matches(html, pattern).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value))];

    private async Task FollowAsync(string address)
    {
        if (Pages.ContainsKey(address) || Broken.ContainsKey(address)) return;

        var answer = await Reader.GetAsync(address);
        if (!answer.IsSuccessStatusCode)
        {
            Broken[address] = (int)answer.StatusCode;
            return;
        }

        var html = answer.Content.Headers is { ContentType.MediaType: "text/html", ContentDisposition: null } ? await answer.Content.ReadAsStringAsync() : "";
        Pages[address] = html;
        foreach (var link in All(html, " (?:href|src)=\"([^\"#]+)\"").Select(link => link.Replace(Address, "", StringComparison.Ordinal)).Where(link => link.StartsWith('/') && !link.Contains("?about=", StringComparison.Ordinal)).Distinct())
            await FollowAsync(link);
    }

    [GeneratedRegex("\"portal\",\\s*\"screens\"")]
    private static partial Regex ScreensPattern();
}
