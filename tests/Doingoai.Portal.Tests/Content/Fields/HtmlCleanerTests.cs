using CsCheck;
using Doingoai.Portal.Content.Fields;

namespace Doingoai.Portal.Tests.Content.Fields;

public sealed class HtmlCleanerTests
{
    private static readonly string Hash = new('a', 64);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<p onclick=\"alert(1)\">x</p>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"jAvAsCrIpT&colon;alert(1)\">x</a>")]
    [InlineData("<a href=\"java&#x202E;script:alert(1)\">x</a>")]
    [InlineData("<a href=\"&#1;javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"java\tscript:alert(1)\">x</a>")]
    [InlineData("<a href=\"data:text/html,<script>alert(1)</script>\">x</a>")]
    [InlineData("<a href=\"vbscript:alert(1)\">x</a>")]
    [InlineData("<style>@import url(https://evil.example/x.css);</style><p>x</p>")]
    [InlineData("<p style=\"background:url(javascript:alert(1))\">x</p>")]
    [InlineData("<p style=\"@import 'x.css'\">x</p>")]
    [InlineData("<link rel=stylesheet href=https://evil.example/x.css>")]
    [InlineData("<iframe src=https://evil.example></iframe>")]
    [InlineData("<object data=x></object><embed src=x>")]
    [InlineData("<svg onload=alert(1)><script>alert(1)</script></svg>")]
    [InlineData("<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>")]
    [InlineData("<form action=https://evil.example><input name=p></form>")]
    [InlineData("<meta http-equiv=refresh content=\"0;url=https://evil.example\">")]
    [InlineData("<base href=https://evil.example>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>")]
    [InlineData("<template><img src=x onerror=alert(1)></template>")]
    [InlineData("<!--[if IE]><script>alert(1)</script><![endif]-->")]
    [InlineData("<p id=login class=overlay>x</p>")]
    public void An_attack_leaves_nothing_of_itself(string html)
    {
        var clean = HtmlCleaner.Clean(html);
        foreach (var bad in (string[])["script", "onerror", "onclick", "onload", "style", "import", "data:", "iframe", "<svg", "<form", "<meta", "<base", "<link", "<object", "id=", "class=", "<!--", "evil.example"])
            Assert.DoesNotContain(bad, clean, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("<h2>Mục đích</h2><p>Nâng cao <strong>chất lượng</strong>, <em>kịp thời</em>.</p>")]
    [InlineData("<ul><li>một</li><li>hai</li></ul><ol start=\"3\"><li>ba</li></ol>")]
    [InlineData("<blockquote><p>Trích</p></blockquote>")]
    [InlineData("<table><thead><tr><th scope=\"col\">Chỉ tiêu</th></tr></thead><tbody><tr><td colspan=\"2\">5,5 %</td></tr></tbody></table>")]
    [InlineData("<p><span lang=\"zh-Hans\">老街省</span></p>")]
    [InlineData("<p><a href=\"/vi/chinh-sach\">trong trang</a></p>")]
    public void What_a_text_needs_stays_as_it_is(string html) => Assert.Equal(html, HtmlCleaner.Clean(html));

    [Fact]
    public void A_link_to_another_site_gives_it_no_hold_on_ours() =>
        Assert.Equal("<p><a href=\"https://example.vn/\" rel=\"noopener\">x</a></p>", HtmlCleaner.Clean("<p><a href=\"https://example.vn/\" target=\"_blank\">x</a></p>"));

    [Fact]
    public void Only_pictures_of_the_library_are_shown() =>
        Assert.Equal(
            $"<p><img src=\"/media/{Hash}/page\" alt=\"Sa Pa\"></p>",
            HtmlCleaner.Clean($"<p><img src=\"/media/{Hash}/page\" alt=\"Sa Pa\"><img src=\"https://evil.example/1.gif\"><img src=\"//evil.example/1.gif\"></p>"));

    [Fact]
    public void Pictures_in_a_text_are_found() =>
        Assert.Equal([Hash], HtmlCleaner.Pictures(HtmlCleaner.Clean($"<p><img alt='x' src='/media/{Hash}/page'></p>")));

    [Theory]
    [InlineData("<p><br></p>")]
    [InlineData("<p>&nbsp; </p><p></p>")]
    [InlineData("<p>&#x200B;</p>")]
    [InlineData("")]
    public void A_text_with_nothing_to_see_is_empty(string html) => Assert.Empty(HtmlCleaner.Clean(html));

    [Fact] public void Vietnamese_and_Chinese_are_not_escaped() => Assert.Equal("<p>Lào Cai 老街</p>", HtmlCleaner.Clean("<p>L&agrave;o Cai &#32769;&#34903;</p>"));

    [Fact]
    public void Cleaning_again_changes_nothing()
    {
        string[] pieces =
        [
            "<p>", "</p>", "<a href=\"", "\">", "javascript:", "&#x202E;", "<script>", "</script>", "<img src=x onerror=y>", "&lt;", "<", ">", "&", "\"", "'", "<svg>", "<style>", "</style>",
            "<!--", "-->", "<math>", "<b>", "x", " ", "<table><tr><td>", "<noscript>", "</noscript>", "<li>",
        ];
        Gen.Int[0, pieces.Length - 1].Select(at => pieces[at]).Array[0, 20].Select(string.Concat).Sample(html =>
        {
            var clean = HtmlCleaner.Clean(html);
            return HtmlCleaner.Clean(clean) == clean && !clean.Contains("<script", StringComparison.OrdinalIgnoreCase) && !clean.Contains("onerror=y>", StringComparison.Ordinal);
        });
    }
}
