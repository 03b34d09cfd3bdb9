using Doingoai.Portal.Media;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Site;

[StartsPortal]
public sealed class SeededSiteTests(SeededSite site) : IClassFixture<SeededSite>
{
    private const string Address = "http://localhost";

    private IEnumerable<KeyValuePair<string, string>> Html => site.Pages.Where(page => page.Value.Length > 0);

    [Fact]
    public void Every_link_and_picture_leads_somewhere() => Assert.Empty(site.Broken);

    [Fact]
    public void The_portal_is_delivered_with_enough_to_read() =>
        Assert.All(new[] { "/vi/", "/en/", "/zh/" }, language => Assert.True(Html.Count(page => page.Key.StartsWith(language, StringComparison.Ordinal)) >= 12 + 5));

    [Fact]
    public async Task The_delivered_film_has_a_poster()
    {
        var library = site.Services.GetRequiredService<IMediaLibrary>();
        var film = Assert.Single((await library.ListAsync(new(null, MediaKind.Video), TestContext.Current.CancellationToken)).Assets);
        Assert.NotNull(film.Poster);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await site.Reader.GetAsync($"/media/{film.Sha256}/thumb", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public void A_story_with_a_gallery_shows_its_pictures_with_their_words() => Assert.All(
        new[] { ("/vi/", "Bộ ảnh"), ("/en/", "Gallery"), ("/zh/", "图集") },
        one =>
        {
            var story = Assert.Single(Html, page => page.Key.StartsWith(one.Item1, StringComparison.Ordinal) && page.Value.Contains("class=\"gallery\"", StringComparison.Ordinal)).Value;
            var gallery = story[story.IndexOf("class=\"gallery\"", StringComparison.Ordinal)..];
            gallery = gallery[..gallery.IndexOf("</section>", StringComparison.Ordinal)];
            Assert.Contains($"<h2 id=\"gallery\">{one.Item2}</h2>", gallery, StringComparison.Ordinal);
            Assert.Equal(4, SeededSite.All(gallery, "(<figcaption><span class=\"caption\">[^<])").Length);
            Assert.Equal(4, SeededSite.All(gallery, "<a href=\"(/media/[0-9a-f]{64}/full)\"><img ").Distinct().Count());
        });

    [Fact]
    public void Translations_name_each_other()
    {
        foreach (var (address, html) in Html)
        {
            var canonical = Assert.Single(SeededSite.All(html, "rel=\"canonical\" href=\"([^\"]+)\""));
            var alternates = SeededSite.All(html, "rel=\"alternate\" hreflang=\"[^\"]+\" href=\"([^\"]+)\"");
            Assert.Contains(canonical, alternates);
            foreach (var other in alternates)
                Assert.Contains($"href=\"{canonical}\"", site.Pages[other.Replace(Address, "", StringComparison.Ordinal)], StringComparison.Ordinal);
            Assert.Equal(Address + address, canonical);
        }
    }

    [Fact]
    public void Everything_delivered_is_there_in_three_languages() =>
        Assert.All(Html, page => Assert.Equal(["vi", "en", "zh-Hans", "x-default"], SeededSite.All(page.Value, "rel=\"alternate\" hreflang=\"([^\"]+)\"")));

    [Fact]
    public void Each_page_has_one_heading_a_title_and_a_description()
    {
        foreach (var (address, html) in Html)
        {
            Assert.True(SeededSite.All(html, "(<h1)[ >]").Length == 1, address);
            Assert.All(SeededSite.All(html, "<title>([^<]*)</title>").Concat(SeededSite.All(html, "name=\"description\" content=\"([^\"]*)\"")), text => Assert.False(string.IsNullOrWhiteSpace(text), address));
        }

        Assert.Empty(Html.GroupBy(page => SeededSite.All(page.Value, "<title>([^<]*)</title>")[0]).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Every_picture_has_a_place_of_its_own_size_and_an_alternative() =>
        Assert.All(Html, page => Assert.All(SeededSite.All(page.Value, "(<img[^>]*>)"), picture =>
        {
            Assert.Contains(" alt=\"", picture, StringComparison.Ordinal);
            Assert.Contains(" width=\"", picture, StringComparison.Ordinal);
            if (picture.Contains("/media/", StringComparison.Ordinal)) Assert.DoesNotContain(" alt=\"\"", picture, StringComparison.Ordinal);
        }));

    [Fact]
    public void Nothing_runs_and_nothing_comes_from_elsewhere()
    {
        foreach (var (_, html) in Html)
        {
            Assert.DoesNotMatch("<script(?! type=\"application/ld\\+json\">)(?!( type=\"module\")? src=\"/theme/)", html);
            Assert.DoesNotContain(" style=", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
            Assert.All(SeededSite.All(html, " src=\"([^\"]+)\""), source => Assert.StartsWith("/", source, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Chinese_pages_are_marked_as_simplified_and_tell_both_times()
    {
        foreach (var (_, html) in Html.Where(page => page.Key.StartsWith("/zh/", StringComparison.Ordinal) && page.Value.Contains("class=\"byline\"", StringComparison.Ordinal)))
        {
            Assert.Contains("<html lang=\"zh-Hans\">", html, StringComparison.Ordinal);
            Assert.Contains("（越南时间）", html, StringComparison.Ordinal);
            Assert.Contains("（北京时间）", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_home_page_with_style_and_scripts_takes_150_KB_at_most_uncompressed()
    {
        foreach (var home in new[] { "/vi", "/en", "/zh" })
        {
            var bytes = System.Text.Encoding.UTF8.GetByteCount(site.Pages[home]);
            foreach (var asset in SeededSite.All(site.Pages[home], "\"(/theme/[^\"]+\\.(?:css|js))\""))
                bytes += (await site.Reader.GetByteArrayAsync(asset, TestContext.Current.CancellationToken)).Length;
            Assert.InRange(bytes, 20_000, 150_000);
        }
    }

    [Fact]
    public async Task Every_story_can_be_kept_as_one_file_that_fetches_nothing()
    {
        foreach (var language in new[] { "vi", "en", "zh" })
        {
            var address = site.Pages.Keys.First(key => key.StartsWith($"/{language}/", StringComparison.Ordinal) && key.EndsWith(".html", StringComparison.Ordinal) && site.Pages[key[..^5]].Contains("class=\"figure\"", StringComparison.Ordinal));
            var answer = await site.Reader.GetAsync(address, TestContext.Current.CancellationToken);
            var file = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.DoesNotContain("<script", file, StringComparison.Ordinal);
            Assert.DoesNotMatch(" (?:src|srcset|poster)=\"(?!data:image/jpeg;base64,)", file);
            Assert.Contains(" src=\"data:image/jpeg;base64,", file, StringComparison.Ordinal);
            Assert.DoesNotMatch("href=\"/", file);
            Assert.DoesNotMatch("url\\((?!data)", file);
        }
    }

    [Fact]
    public void A_home_page_is_light_beside_its_pictures()
    {
        foreach (var home in new[] { "/vi", "/en", "/zh" })
            Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(site.Pages[home]), 5_000, 100_000); // uncompressed; its style sheet adds 20 KB
    }
}
