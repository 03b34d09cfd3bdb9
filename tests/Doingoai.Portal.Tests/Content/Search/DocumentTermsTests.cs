using Doingoai.Portal.Content.Search;

namespace Doingoai.Portal.Tests.Content.Search;

public sealed class DocumentTermsTests
{
    [Fact]
    public void A_word_of_the_title_is_also_one_of_the_lead_and_of_the_whole() =>
        Assert.Subset(Terms("Chợ", "", ""), new HashSet<string> { "tw_cho", "lw_cho", "aw_cho", "xw_chợ" });

    [Fact]
    public void A_word_of_the_body_is_not_one_of_the_title() => Assert.DoesNotContain("tw_cho", Terms("", "", "chợ"));

    [Fact]
    public void Han_characters_overlap_and_the_last_stands_alone() =>
        Assert.Equal(["ap_老街省", "aw_省", "aw_老街", "aw_街省"], Terms("", "", "老街省").Order(StringComparer.Ordinal));

    [Fact]
    public void Nothing_overlaps_across_a_comma_or_from_lead_to_body() => Assert.DoesNotContain(Terms("", "红河", "老街，河口"), term => term is "aw_街河" or "aw_河老" or "lw_河老");

    [Fact]
    public void What_an_index_cannot_hold_is_left_out()
    {
        var terms = Terms("Tiêu đề", "", string.Join(' ', Enumerable.Range(0, 200_000)));

        Assert.Contains("aw_tieu", terms);
        Assert.InRange(terms.Sum(System.Text.Encoding.UTF8.GetByteCount), 900_000, 1_000_000);
    }

    [Fact]
    public void Emphasis_inside_a_word_does_not_part_it_and_paragraphs_do() =>
        Assert.Equal("\nLào Cai\n\n1 < 2\n", HtmlText.Of("<p>L<b>ào</b> Cai</p><p>1 &lt; 2</p>"));

    [Fact]
    public void A_bracket_in_an_attribute_does_not_end_the_tag() => Assert.Equal("\nx", HtmlText.Of("<img alt=\"a > b\">x"));

    [Fact]
    public void All_that_a_reader_sees_in_words_is_the_document_s_text()
    {
        var version = Site.AStory.In("vi") with
        {
            Fields = An.Fields(("title", "Tiêu đề"), ("lead", "Tóm tắt"), ("body", "<p>Nội dung</p>"), ("source", "Báo Lào Cai"), ("cover", new string('a', 64)), ("slideText", "Điện tín")),
        };

        var text = DocumentText.Of(An.ArticleType, version);

        Assert.Equal("Tóm tắt", text.Lead);
        Assert.Contains("Nội dung", text.Body, StringComparison.Ordinal);
        Assert.Contains("Báo Lào Cai", text.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Điện tín", text.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("aaaa", text.Body, StringComparison.Ordinal);
    }

    private static HashSet<string> Terms(string title, string lead, string body) => [.. DocumentTerms.Of(new(title, lead, body))];
}
