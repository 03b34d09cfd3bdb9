using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Tests.Site;

public sealed class LiquidTemplatesTests
{
    private const string Attack = "<script>alert('x')</script>\" onload=\"";

    public static TheoryData<string> EveryWayOfPuttingOut =>
    [
        "{{ text }}",
        "{{ text | default: 'none' }}",
        "{{ none | default: text }}",
        "{{ 'a' | append: text }}",
        "{{ 'a' | prepend: text }}",
        "{{ list }}",
        "{{ list[0] }}",
        "{{ list.first }}",
        "{{ list.last }}",
        "{{ lists }}",
        "{{ view }}",
        "{{ view.text }}",
        "{{ view['text'] }}",
        "{{ views[0].text }}",
        "{{ views }}",
        "{% for entry in list %}{{ entry }}{% endfor %}",
        "{% for pair in view %}{{ pair }}{{ pair[0] }}{{ pair[1] }}{% endfor %}",
        "{% for letter in text %}{{ letter }}{% endfor %}",
        "{% for entry in views %}{{ entry.text }}{{ forloop.index }}{% endfor %}",
        "{% assign copy = text %}{{ copy }}",
        "{% assign copy = list %}{{ copy }}",
        "{% assign copy = text | append: text %}{{ copy }}",
        "{% capture held %}{{ text }}{% endcapture %}{{ held }}",
        "{% case text %}{% when 'a' %}{% else %}{{ text }}{% endcase %}",
        "{% if text %}{{ text }}{% endif %}{% unless none %}{{ text }}{% endunless %}",
        "{% include 'partials/echo' echo: text %}",
        "{% include 'partials/echo' echo: list %}",
        "{% include 'partials/echo' echo: view.text %}",
        "<a title=\"{{ text }}\">",
    ];

    [Theory]
    [MemberData(nameof(EveryWayOfPuttingOut))]
    public void No_way_of_putting_out_lets_markup_through(string template)
    {
        var html = Render(template, new View
        {
            ["text"] = Attack,
            ["list"] = new List<object?> { Attack, Attack },
            ["lists"] = new List<object?> { new List<object?> { Attack } },
            ["view"] = new View { ["text"] = Attack, [Attack] = Attack },
            ["views"] = new List<View> { new() { ["text"] = Attack } },
        });

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\" onload", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_encoded_once_and_letters_stay_letters() =>
        Assert.Equal("&lt;b&gt; Lào Cai – 老街 &amp; Ặ", Render("{{ text }}", new View { ["text"] = "<b> Lào Cai – 老街 & Ặ" }));

    [Fact]
    public void Captured_text_is_not_encoded_twice() =>
        Assert.Equal("<b>&lt;i&gt;</b>", Render("{% capture held %}<b>{{ text }}</b>{% endcapture %}{{ held }}", new View { ["text"] = "<i>" }));

    [Fact]
    public void Sanitised_html_is_put_out_as_it_is() =>
        Assert.Equal("<p>a</p>", Render("{{ body }}", new View { ["body"] = new SafeHtml("<p>a</p>") }));

    [Fact]
    public void Nothing_can_be_appended_to_sanitised_html() =>
        Assert.Throws<ThemeException>(() => Render("{{ body | append: '<x>' }}", new View { ["body"] = new SafeHtml("<p>a</p>") }));

    [Fact]
    public void An_object_of_the_program_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => Render("{{ x }}", new View { ["x"] = new Uri("https://example.org") }));

    [Fact]
    public void A_list_of_another_type_is_encoded_too() =>
        Assert.Equal("&lt;a&gt;", Render("{{ x }}", new View { ["x"] = new[] { "<a>" } }));

    [Fact]
    public void A_template_without_end_is_stopped()
    {
        const string Loop = "{% for a in (1..9999) %}{% for b in (1..9999) %}x{% endfor %}{% endfor %}";
        Assert.ThrowsAny<Exception>(() => Render(Loop, []));
    }

    [Theory]
    [InlineData("{{ x | upcas }}", "upcas")]
    [InlineData("{{ x | map: 'a' }}", "map")]
    [InlineData("{{ x | split: ',' }}", "split")]
    [InlineData("{% assign y = x | sort %}", "sort")]
    [InlineData("{{ x | default: '|' | raw }}", "raw")]
    [InlineData("{% cycle x, y %}", "cycle")]
    [InlineData("{% raw %}{% endraw %}", "raw")]
    [InlineData("{%- tablerow a in b -%}{%- endtablerow -%}", "tablerow")]
    public void An_unknown_filter_or_tag_is_found_when_the_theme_is_loaded(string template, string name) =>
        Assert.EndsWith(name, Assert.Throws<ThemeException>(() => Render(template, [])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_partial_is_found_when_the_theme_is_loaded() =>
        Assert.Contains("partials/nowhere", Assert.Throws<ThemeException>(() => Render("{% include 'partials/nowhere' %}", [])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_broken_template_is_found_when_the_theme_is_loaded() => Assert.Throws<ThemeException>(() => Render("{% if x %}", []));

    [Fact]
    public async Task One_template_serves_many_readers_at_once()
    {
        var templates = new LiquidTemplates(new Dictionary<string, string> { ["t"] = "{% for n in list %}{{ n }},{% endfor %}{{ text }}" });

        var pages = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Task.Run(() =>
            templates.Render("t", new View { ["text"] = $"<{n}>", ["list"] = Enumerable.Repeat((object?)n, 20).ToList() }).Html)));

        Assert.All(Enumerable.Range(0, 200), n => Assert.Equal(string.Concat(Enumerable.Repeat($"{n},", 20)) + $"&lt;{n}&gt;", pages[n]));
    }

    private static string Render(string template, View view) =>
        new LiquidTemplates(new Dictionary<string, string> { ["t"] = template, ["partials/echo"] = "{{ echo }}" }).Render("t", view).Html;
}
