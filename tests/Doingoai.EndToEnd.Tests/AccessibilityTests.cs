using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Doingoai.EndToEnd.Tests;

/// <summary>Every template of the site, and the pages of those who write and administer.</summary>
[Collection(WritingCollection.Name)]
public sealed partial class AccessibilityTests(LivingPortal living)
{
    // The same page in another language differs where there is little room.
    private static readonly (int Width, int Height, Contrast Contrast) Desktop = (1366, 768, Contrast.NoPreference), Phone = (390, 844, Contrast.More);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Every_template_of_the_site_is_open_to_everybody(string language)
    {
        var addresses = await OnePerTemplateAsync(language);
        Assert.True(addresses.Count >= 11, $"Only these templates were met: {string.Join(", ", addresses.Keys)}");

        var found = new List<string>();
        var page = await living.Chromium.PersonAsync(living.Network.Address);
        foreach (var (template, address) in addresses)
        {
            await page.GotoAsync(address);
            foreach (var (width, height, contrast) in language == "vi" ? [Desktop, Phone] : new[] { Phone })
            {
                await page.SetViewportSizeAsync(width, height);
                await page.EmulateMediaAsync(new() { Contrast = contrast });
                found.AddRange((await Axe.LookAsync(page)).Select(fault => $"{template} {language} {width} px: {fault}"));
                if (!await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")) found.Add($"{template} {language} does not fit {width} px");
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("author")]
    [InlineData("administrator")]
    public async Task Every_page_of_the_menu_is_open_to_everybody(string user)
    {
        var found = await Axe.LookAtMenuAsync(living, user, user == "author" ? ["/admin/items/new/article", await AnItemAsync()] : []);

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>The first page met of each template, by following what the home page and its pages lead to; and those of addresses that are not there.</summary>
    private async Task<Dictionary<string, string>> OnePerTemplateAsync(string language)
    {
        var found = new Dictionary<string, string>();
        var (waiting, seen) = (new Queue<string>([$"/{language}", $"/{language}/search?q=lao+cai", $"/{language}/khong-co/bai-nay", await RecalledAsync(language)]), new HashSet<string>());
        using var reader = new HttpClient { BaseAddress = living.Network.Address };
        while (waiting.TryDequeue(out var address) && seen.Count < 150)
        {
            if (!seen.Add(address)) continue;
            using var answer = await reader.GetAsync(address, Cancel);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var html = await answer.Content.ReadAsStringAsync(Cancel);
            found.TryAdd(Template().Match(html).Groups[1].Value, address);
            foreach (Match link in Links().Matches(html))
                if (link.Groups[1].Value.StartsWith($"/{language}/", StringComparison.Ordinal)) waiting.Enqueue(link.Groups[1].Value);
        }

        return found;
    }

    private async Task<string> RecalledAsync(string language)
    {
        using var author = await living.Network.SignInAsync("author");
        using var publisher = await living.Network.SignInAsync("publisher");
        var fields = new Dictionary<string, object> { ["title"] = $"Thu hồi {language} {Guid.NewGuid():N}", ["body"] = "<p>Nội dung.</p>" };
        var made = await author.PostAsync("/api/v1/items", new { type = "article", shared = new Dictionary<string, object> { ["section"] = "van-hoa" }, variants = new Dictionary<string, object> { [language] = new { fields } } }, Cancel);
        var item = made.GetProperty("item").GetString();
        await publisher.PostAsync($"/api/v1/items/{item}/publish", new { channel = "portal" }, Cancel);
        var slug = (await author.GetAsync($"/api/v1/items/{item}", Cancel)).GetProperty("variants").GetProperty(language).GetProperty("slug").GetString();
        using var page = await publisher.Http.GetAsync($"/{language}/{slug}", Cancel); // leads to the section's address
        await publisher.PostAsync($"/api/v1/items/{item}/recall", new { }, Cancel);
        return page.RequestMessage!.RequestUri!.PathAndQuery;
    }

    private async Task<string> AnItemAsync() =>
        $"/admin/items/{(await living.Operator.GetAsync("/api/v1/items?type=article&take=1", Cancel)).GetProperty("items")[0].GetProperty("item").GetString()}";

    [GeneratedRegex("<body class=\"on-([a-z-]+)")]
    private static partial Regex Template();

    [GeneratedRegex(" href=\"(/[^\"#]+)\"")]
    private static partial Regex Links();
}
