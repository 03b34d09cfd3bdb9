using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Site;

/// <summary>Spokespersons as readers find them.</summary>
[StartsPortal]
public sealed class DirectoryTests(SeededSite site) : IClassFixture<SeededSite>
{
    [Theory]
    [InlineData("/vi/nguoi-phat-ngon", "Người phát ngôn của Ủy ban nhân dân tỉnh", "Đầu mối xúc tiến thương mại")]
    [InlineData("/en/spokespersons", "Spokesperson of the Provincial People", "Contact for trade promotion")]
    [InlineData("/zh/新闻发言人", "省人民委员会新闻发言人", "贸易促进联系单位")]
    public void All_stand_on_one_page_in_the_order_their_editors_gave(string address, string first, string last)
    {
        var html = site.Pages.Single(page => Uri.UnescapeDataString(page.Key) == address).Value;

        Assert.True(html.IndexOf(first, StringComparison.Ordinal) is > 0 and var at && at < html.IndexOf(last, StringComparison.Ordinal));
        Assert.Equal(5, html.Split("class=\"contact-card\"").Length - 1);
        Assert.DoesNotContain("tel:", html, StringComparison.Ordinal); // no number was invented
    }

    [Fact]
    public void Every_page_leads_to_the_directory() =>
        Assert.All(site.Pages.Where(page => page.Key.StartsWith("/en/", StringComparison.Ordinal) && page.Value.Length > 0), page => Assert.Contains("href=\"/en/spokespersons\"", page.Value, StringComparison.Ordinal));

    [Theory]
    [InlineData("""{ "slugs": { "vi": "a" }, "labels": { "vi": "A", "en": "A", "zh": "A" } }""", "directory must have slugs and labels")]
    [InlineData("""{ "slugs": { "vi": "a", "en": "a", "zh": "a" }, "labels": { "vi": "A", "en": "A", "zh": "A" }, "order": "title" }""", "which is no number field")]
    public void A_directory_that_lacks_something_is_found_when_types_are_read(string directory, string fault)
    {
        var folder = Directory.CreateTempSubdirectory("doingoai-types-");
        File.WriteAllText(Path.Combine(folder.FullName, "x.json"), $$"""
            { "key": "x", "labels": { "vi": "X", "en": "X", "zh": "X" }, "title": "title", "template": "x", "directory": {{directory}},
              "fields": [{ "name": "title", "kind": "text", "labels": { "vi": "T", "en": "T", "zh": "T" } }] }
            """);

        Assert.Contains(fault, Assert.Throws<InvalidDataException>(() => ContentTypes.Load(folder.FullName)).Message, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }
}
