using System.Text;
using CsCheck;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Fields;

namespace Doingoai.Portal.Tests.Content.Fields;

public sealed class PlainTextTests
{
    [Fact] public void A_text_of_spaces_is_empty() => Assert.Null(An.Cleaned(" \t \u00A0\u3000\u2003 \n"));

    [Fact] public void Spaces_at_the_ends_and_in_rows_are_taken_away() => Assert.Equal("Cửa khẩu Lào Cai", An.Cleaned("  Cửa  khẩu\tLào\nCai "));

    [Fact]
    public void Letters_typed_as_base_and_marks_become_one_form() =>
        Assert.Equal("Đối ngoại".Normalize(NormalizationForm.FormC), An.Cleaned("Đối ngoại".Normalize(NormalizationForm.FormD)));

    [Theory]
    [InlineData("Lào\u202ECai\u202C")] // would be read backwards
    [InlineData("Lào\u2066Cai\u2069")]
    [InlineData("Lào\u200ECai\u061C")]
    [InlineData("Lào\u200BCai\uFEFF")]
    [InlineData("Lào\u0000\u0007Cai\u001B")]
    [InlineData("Lào\u0085\u2028\u2029Cai")]
    [InlineData("Lào\uD800Cai")]
    [InlineData("Lào\uE000Cai")]
    public void Characters_that_turn_or_hide_text_are_removed(string title) => Assert.Equal("LàoCai", An.Cleaned(title)!.Replace(" ", "", StringComparison.Ordinal));

    [Fact]
    public void Several_lines_stay_lines_with_at_most_one_empty_between() =>
        Assert.Equal("một\n\nhai\nba", An.Cleaned("\n một \r\n\n\n\n hai\r ba \n", multiline: true));

    [Fact]
    public void A_title_of_5000_characters_is_refused_with_the_limit()
    {
        var value = new FieldValue(FieldKind.Text, new string('ă', 5000));
        var problem = FieldCleaning.Problem(An.ArticleType.Field("title")!, value, "vi");
        Assert.Equal(new FieldProblem("title", "vi", "field.too-long", 200), problem);
    }

    [Fact] public void Length_counts_what_a_person_counts() => Assert.Equal(2, PlainText.Length("ệ中"));

    [Fact]
    public void Cleaning_again_changes_nothing() =>
        Gen.String.Sample(text => PlainText.Line(PlainText.Line(text)) == PlainText.Line(text) && PlainText.Lines(PlainText.Lines(text)) == PlainText.Lines(text));
}
