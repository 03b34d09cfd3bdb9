using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Fields;

namespace Doingoai.Portal.Tests.Content.Fields;

public sealed class FieldCleaningTests
{
    [Theory]
    [InlineData("12.50", "12.5")]
    [InlineData(" -3 ", "-3")]
    [InlineData("0.0", "0")]
    public void A_number_has_one_form(string typed, string stored) => Assert.Equal(stored, An.Cleaned(typed, FieldKind.Number));

    [Fact]
    public void A_gallery_holds_each_picture_once_in_its_order_and_no_more_than_forty()
    {
        string Picture(int number) => number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($"{Picture(2)}\n{Picture(1)}", An.Cleaned($" {Picture(2)}\r\n\n{Picture(1)}\n{Picture(2)} ", FieldKind.Gallery));
        FieldValue Of(int count) => new(FieldKind.Gallery, string.Join('\n', Enumerable.Range(0, count).Select(Picture)));
        Assert.Null(FieldCleaning.Problem(An.Field(FieldKind.Gallery), Of(40), null));
        Assert.Equal("field.too-many-pictures", FieldCleaning.Problem(An.Field(FieldKind.Gallery), Of(41), null)?.Code);
    }

    [Theory]
    [InlineData(FieldKind.Number, "1.000.000", "field.not-a-number")]
    [InlineData(FieldKind.Number, "mười", "field.not-a-number")]
    [InlineData(FieldKind.Date, "23/11/2026", "field.not-a-date")]
    [InlineData(FieldKind.Date, "2026-02-30", "field.not-a-date")]
    [InlineData(FieldKind.Link, "javascript:alert(1)", "field.not-an-address")]
    [InlineData(FieldKind.Link, "//evil.example", "field.not-an-address")]
    [InlineData(FieldKind.Link, "/\\evil.example", "field.not-an-address")]
    [InlineData(FieldKind.Link, "lao cai", "field.not-an-address")]
    [InlineData(FieldKind.Media, "../../secret", "field.unknown-media")]
    [InlineData(FieldKind.Gallery, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n../../secret", "field.unknown-media")]
    [InlineData(FieldKind.Item, "1", "field.unknown-item")]
    [InlineData(FieldKind.Choice, "khác", "field.unknown-choice")]
    public void What_is_not_of_the_kind_is_refused(FieldKind kind, string typed, string code) =>
        Assert.Equal(code, FieldCleaning.Problem(An.Field(kind), new(kind, typed), "vi")?.Code);

    [Theory]
    [InlineData(FieldKind.Number, "12.5")]
    [InlineData(FieldKind.Date, "2026-11-23")]
    [InlineData(FieldKind.Link, "https://laocai.gov.vn/tin?x=1")]
    [InlineData(FieldKind.Link, "/vi/chinh-sach")]
    [InlineData(FieldKind.Link, "mailto:lienhe@laocai.gov.vn")]
    public void What_is_of_the_kind_is_taken(FieldKind kind, string typed) => Assert.Null(FieldCleaning.Problem(An.Field(kind), new(kind, typed), "vi"));

    [Fact]
    public void HTML_above_a_megabyte_is_refused_without_being_parsed()
    {
        var value = FieldCleaning.Clean(An.Field(FieldKind.RichText), new(FieldKind.RichText, new string('x', HtmlCleaner.MaxBytes + 1)))!;
        Assert.Equal("field.html-too-large", FieldCleaning.Problem(An.Field(FieldKind.RichText), value, "vi")?.Code);
    }

    [Fact]
    public void A_table_keeps_its_width_and_loses_empty_rows()
    {
        var page = An.Types.Find("page")!.Field("table")!;
        var value = FieldCleaning.Clean(page, new(FieldKind.Table, "", Rows: [["Diện tích", " 13.257 km² "], ["", " "], ["Dân số", "1,7 triệu", "2025", "thừa"]]))!;
        Assert.Equal([["Diện tích", "13.257 km²", ""], ["Dân số", "1,7 triệu", "2025"]], value.Rows!);
    }

    [Theory]
    [InlineData("<blockquote>")]
    [InlineData("<x-y>")]
    [InlineData("<ul><li>")]
    public void Elements_inside_one_another_without_end_are_refused_before_they_are_parsed(string element)
    {
        var text = string.Concat(Enumerable.Repeat(element, 80_000)) + "chữ";
        var value = FieldCleaning.Clean(An.Field(FieldKind.RichText), new(FieldKind.RichText, text))!;
        Assert.Equal("field.html-too-deep", FieldCleaning.Problem(An.Field(FieldKind.RichText), value, "vi")?.Code);
    }

    [Fact]
    public void A_long_text_of_many_paragraphs_and_lists_is_not_deep()
    {
        var text = string.Concat(Enumerable.Repeat("<p>Một <b>đoạn</b><br>văn</p><ul><li>một<li>hai<ul><li>ba</ul></ul>", 5_000));
        Assert.False(HtmlCleaner.IsTooDeep(text));
    }
}
