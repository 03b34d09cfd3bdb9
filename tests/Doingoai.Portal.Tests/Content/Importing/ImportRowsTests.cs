using Doingoai.Portal.Content.Importing;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Tests.Content.Importing;

/// <summary>Tables and JSON, and dates as people write them.</summary>
public sealed class ImportRowsTests
{
    private static readonly DateTimeOffset Now = An.Instant;

    [Theory]
    [InlineData("", "import.empty")]
    [InlineData("number,language,title,tieude\n1,vi,A,B", "import.unknown-column")]
    [InlineData("number,language,title,title\n", "import.column-twice")]
    [InlineData("number,language\n1,vi", "import.column-missing")]
    [InlineData("number,language,title\n1,vi,\"A", "import.csv-quote")]
    [InlineData("[", "import.json-damaged")]
    [InlineData("[]", "import.empty")]
    [InlineData("{\"items\":[]}", "import.json-no-articles")]
    public void A_file_that_cannot_be_understood_is_refused_as_a_whole(string text, string code) =>
        Assert.Equal(code, Assert.Throws<RuleException>(() => JsonRows.IsJson(text) ? JsonRows.Read(text) : CsvRows.Read(text)).Code);

    [Fact]
    public void A_table_s_rows_know_the_line_they_begin_on_and_its_pictures()
    {
        var rows = CsvRows.Read("number;language;title;pictures\n7;vi;\"Hai\nhàng\";\"a.jpg | Mô tả\nb.jpg|||Hà|s1\"\n\n8;en;X\n");
        Assert.Equal([2, 6], rows.Select(row => row.Place));
        Assert.Equal([new("a.jpg", "Mô tả"), new("b.jpg", Credit: "Hà", StorageId: "s1")], rows[0].Pictures);
        Assert.False(rows[1].Cells.ContainsKey("pictures"));
    }

    [Theory]
    [InlineData("3", "import.json-not-an-article")]
    [InlineData("{\"title\":[]}", "import.json-wrong-kind")]
    [InlineData("{\"ten\":\"x\"}", "import.unknown-column")]
    [InlineData("{\"title\":\"\\ud83d\"}", "import.json-broken-letter")]
    [InlineData("{\"pictures\":[{\"tep\":\"x\"}]}", "import.unknown-column")]
    [InlineData("{\"pictures\":[1]}", "import.json-wrong-kind")]
    public void A_bad_article_in_json_is_one_bad_row(string article, string code)
    {
        var rows = JsonRows.Read($$"""{ "articles": [ {{article}}, { "number": 5, "title": "Tốt", "date": null } ] }""");
        Assert.Equal([code, null], rows.Select(row => row.Fault?.Code));
        Assert.Equal(("5", "Tốt", ""), (rows[1].Cell("number"), rows[1].Cell("title"), rows[1].Cell("date")));
    }

    [Theory]
    [InlineData("2019-05-03", "2019-05-02T17:00:00Z")]
    [InlineData("03/05/2019", "2019-05-02T17:00:00Z")]
    [InlineData("3/5/2019 8:30", "2019-05-03T01:30:00Z")]
    [InlineData("2019-05-03T08:30:15", "2019-05-03T01:30:15Z")]
    [InlineData("2019-05-03T08:30:15+08:00", "2019-05-03T00:30:15Z")]
    [InlineData("2019-05-03T08:30:15.123Z", "2019-05-03T08:30:15.123Z")]
    public void Dates_are_Vietnam_time_with_the_day_before_the_month(string text, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), ImportDate.Read(text, Now));

    [Theory]
    [InlineData("05/13/2019", "import.bad-date")]
    [InlineData("hôm qua", "import.bad-date")]
    [InlineData("0019-05-03", "import.bad-date")]
    [InlineData("43586", "import.bad-date")]
    [InlineData("2019-02-30", "import.bad-date")]
    [InlineData("2026-12-01", "import.future-date")]
    public void What_is_no_date_or_still_to_come_is_refused(string text, string code) => Assert.Equal(code, Assert.Throws<RuleException>(() => ImportDate.Read(text, Now)).Code);
}
