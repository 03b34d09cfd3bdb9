using System.Text.RegularExpressions;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Tests.Site;

/// <summary>The theme that is shipped.</summary>
public sealed partial class ThemeTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "themes", "doingoai");
    private static readonly ThemeFiles Shipped = ThemeFiles.Load(Folder);

    private static string Sources => string.Concat(Directory.EnumerateFiles(Folder, "*.liquid", SearchOption.AllDirectories).Select(File.ReadAllText));

    [Fact]
    public void Every_text_that_templates_name_exists_and_every_text_is_used()
    {
        string[] onlyFromCode = ["language_name", "og_locale", "search_all_languages"];
        var named = TextPattern().Matches(Sources).Select(match => match.Groups[1].Value).Concat(onlyFromCode).Distinct().Order();

        Assert.Equal(Shipped.Texts.In(Languages.Vietnamese).Keys.Order(), named);
    }

    [Fact]
    public void Texts_are_complete_in_all_languages_and_none_is_left_untranslated()
    {
        string[] alike = ["video", "video_by", "second_name", "second_tag", "third_name", "third_tag"];
        foreach (var language in Languages.All)
        {
            var texts = Shipped.Texts.In(language);
            Assert.Equal(Shipped.Texts.In(Languages.Vietnamese).Keys.Order(), texts.Keys.Order());
            Assert.DoesNotContain(texts, text => string.IsNullOrWhiteSpace(text.Value));
            if (language == Languages.Vietnamese) continue;
            Assert.DoesNotContain(texts, text => !alike.Contains(text.Key) && text.Value == Shipped.Texts.In(Languages.Vietnamese)[text.Key]);
        }
    }

    [Fact]
    public void Chinese_texts_are_written_in_Han_characters() =>
        Assert.All(Shipped.Texts.In(Languages.Chinese).Where(text => text.Key is not ("og_locale" or "second_name" or "second_tag" or "third_name" or "third_tag")), text => Assert.Matches(HanPattern(), text.Value));

    [Fact]
    public void No_template_carries_script_or_style_of_its_own()
    {
        Assert.DoesNotMatch(new Regex(@"<script(?!( type=""module"")? src=""\{\{ assets\.)|<style|\sstyle=|\son\w+=|javascript:", RegexOptions.IgnoreCase), Sources);
    }

    [Fact]
    public void No_template_carries_words_of_its_own()
    {
        var words = MarkupPattern().Replace(CommentPattern().Replace(Sources, " "), " ");
        Assert.DoesNotMatch(new Regex(@"\p{L}{2,}"), words.Replace("doingoailaocai.vn", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_asset_that_is_named_exists()
    {
        var assets = Shipped.Assets.View();
        foreach (Match named in AssetPattern().Matches(Sources)) Assert.Contains(named.Groups[1].Value, assets.Keys);
    }

    [Fact]
    public void An_address_of_an_asset_leads_to_it_and_carries_its_hash()
    {
        foreach (var address in Shipped.Assets.View().Values.Cast<string>())
        {
            Assert.Matches(new Regex(@"^/theme/[\w-]+\.[0-9a-f]{12}\.(css|svg|js|png|jpg)$"), address);
            Assert.NotNull(Shipped.Assets.Find(address["/theme/".Length..]));
        }
    }

    [Fact]
    public void Style_sheets_reach_drawings_by_their_hashed_address()
    {
        var css = System.Text.Encoding.UTF8.GetString(Shipped.Assets.Find(((string)Shipped.Assets.View()["site_css"]!)["/theme/".Length..])!.Bytes.Span);
        Assert.Contains($"url({Shipped.Assets.View()["terraces_svg"]})", css, StringComparison.Ordinal);
        Assert.DoesNotContain("url(http", css, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\bt\.(\w+)")]
    private static partial Regex TextPattern();

    [GeneratedRegex(@"assets\.(\w+)")]
    private static partial Regex AssetPattern();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex HanPattern();

    [GeneratedRegex(@"\{%-? comment -?%\}.*?\{%-? endcomment -?%\}", RegexOptions.Singleline)]
    private static partial Regex CommentPattern();

    [GeneratedRegex(@"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex MarkupPattern();
}
