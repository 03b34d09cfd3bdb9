using System.Text;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Terms;

namespace Doingoai.Portal.Tests.Content.Terms;

public sealed class TermListTests
{
    private static readonly TermList Terms = new(
    [
        Term("sa-pa", vi: new("Sa Pa", [], ["Sapa"]), en: new("Sa Pa", [], ["Sapa"]), zh: new("沙巴", [], ["沙垻"])),
        Term("ba", vi: new("bà", [], ["đa"])),
        Term("nha-hang", vi: new("Nhà hàng Sapa Sky", [], [])),
        Term("ppc", vi: new("Ủy ban nhân dân tỉnh", ["UBND tỉnh"], []), en: new("Provincial People's Committee", ["PPC"], [])),
        Term("van-phong", vi: new("Văn phòng UBND tỉnh", [], []), en: new("PPC Office", [], [])),
        Term("old", vi: new("mới", [], ["cũ"])) with { Ended = true },
    ]);

    [Theory]
    [InlineData("Du lịch Sapa hôm nay", true)]
    [InlineData("SAPA!", true)]
    [InlineData("(sapa)", true)]
    [InlineData("Sapa-Fansipan", true)]
    [InlineData("Sapà", false)]
    [InlineData("Sapas", false)]
    [InlineData("USapa", false)]
    [InlineData("Sa Pa", false)]
    [InlineData("ở Nhà hàng Sapa Sky", false)]
    [InlineData("Nhà hàng Sapa Skyline", true)]
    [InlineData("cây đa cổ thụ", true)]
    [InlineData("cây da cổ thụ", false)]
    [InlineData("đá", false)]
    [InlineData("cũ", false)]
    public void A_forbidden_form_is_found_as_a_whole_word_with_its_exact_letters(string text, bool found) => Assert.Equal(found, Check("vi", text).Count > 0);

    [Fact]
    public void Letters_typed_as_base_and_mark_are_the_same_letters() =>
        Assert.NotEmpty(new TermList([Term("x", vi: new("khác", [], ["cửa khẩu"]))]).Check("vi", new(FieldKind.Text, "Cửa khẩu".Normalize(NormalizationForm.FormD))));

    [Theory]
    [InlineData("去沙垻旅游", true)]
    [InlineData("沙巴", false)]
    public void In_chinese_it_is_found_inside_a_run_of_characters(string text, bool found) => Assert.Equal(found, Check("zh", text).Count > 0);

    [Theory]
    [InlineData("Ông viết: “Đường lên Sapa rất đẹp”.", false)]
    [InlineData("Ông viết: “Đường lên” Sapa rất đẹp.", true)]
    [InlineData("Ông viết: “Đường lên Sapa rất đẹp.", true)]
    [InlineData("Một “câu\nSapa” khác", true)]
    [InlineData("«Sapa»", false)]
    public void What_a_text_quotes_is_not_its_own_word(string text, bool found) => Assert.Equal(found, Check("vi", text).Count > 0);

    [Theory]
    [InlineData("<p>Đi <b>Sapa</b></p>", true)]
    [InlineData("<p>Đi <q>Sapa</q></p>", false)]
    [InlineData("<blockquote><p>Sapa</p></blockquote><p>hết</p>", false)]
    [InlineData("<p>Sa</p><p>pa</p>", false)]
    [InlineData("<p>S<b>apa</b></p>", true)]
    [InlineData("<p>“Sapa</p><p>xa”</p>", true)]
    [InlineData("<img src='/media/x' alt='Sapa'>", true)]
    public void Rich_text_is_judged_as_it_reads(string html, bool found) => Assert.Equal(found, Terms.Check("vi", new(FieldKind.RichText, html)).Count > 0);

    [Fact]
    public void A_use_names_the_form_and_what_to_write_instead() => Assert.Equal([new("Sapa", "Sa Pa")], Check("en", "Sapa and sapa"));

    [Fact]
    public void Terms_of_the_source_are_proposed_the_longer_before_those_within_it()
    {
        var proposals = Terms.Propose("vi", "Văn phòng UBND tỉnh báo cáo UBND tỉnh về Sa Pa.", "en", "The PPC Office reported.");
        Assert.Equal(
            [new("Văn phòng UBND tỉnh", "PPC Office", "", true), new("UBND tỉnh", "Provincial People's Committee", "", true), new TermProposal("Sa Pa", "Sa Pa", "", false)],
            proposals);
    }

    [Fact]
    public void Synonyms_are_all_that_a_term_in_force_may_be_called()
    {
        Assert.Contains(["Ủy ban nhân dân tỉnh", "UBND tỉnh", "Provincial People's Committee", "PPC"], Terms.Synonyms);
        Assert.DoesNotContain(Terms.Synonyms, set => set.Contains("Sapa") || set.Contains("mới"));
    }

    private static IReadOnlyList<ForbiddenUse> Check(string language, string text) => Terms.Check(language, new(FieldKind.Text, text));

    private static TermInfo Term(string key, TermForms? vi = null, TermForms? en = null, TermForms? zh = null) => new(
        key, TermKind.Other, "", new Dictionary<string, TermForms> { ["vi"] = vi ?? TermForms.None, ["en"] = en ?? TermForms.None, ["zh"] = zh ?? TermForms.None });
}
