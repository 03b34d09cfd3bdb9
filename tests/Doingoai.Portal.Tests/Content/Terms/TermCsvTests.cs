using Doingoai.Portal.Content.Terms;

namespace Doingoai.Portal.Tests.Content.Terms;

public sealed class TermCsvTests
{
    private static readonly TermInfo SaPa = new(
        "sa-pa", TermKind.Place, "Viết rời, không viết \"Sapa\"",
        new Dictionary<string, TermForms> { ["vi"] = new("Sa Pa", ["thị xã Sa Pa", "TX Sa Pa"], ["Sapa"]), ["en"] = new("Sa Pa", [], ["Sapa"]), ["zh"] = new("沙巴", [], []) }, Revision: 3);

    [Fact]
    public void What_is_exported_is_imported_without_a_change()
    {
        var import = TermCsv.Read(TermCsv.Write([SaPa]), [SaPa]);
        Assert.Empty(import.Problems);
        Assert.Equal((0, 0, 1), (import.Terms.Count, import.New, import.Unchanged));
    }

    [Fact]
    public void A_new_line_is_a_new_term_and_columns_that_are_not_there_change_nothing()
    {
        var import = TermCsv.Read("\uFEFFkind,vi,en,zh\nplace,Sa Pa,Sa Pa Town,沙巴\nactor,\"Sở Văn hóa, Thể thao\",Culture,文化厅\n", [SaPa]);
        Assert.Empty(import.Problems);
        Assert.Equal((2, 1), (import.Terms.Count, import.New));
        Assert.Equal(["Sapa"], import.Terms[0].In("vi").Forbidden);
        Assert.Equal((3, "Sa Pa Town"), (import.Terms[0].Revision, import.Terms[0].In("en").Preferred));
        Assert.Equal(("so-van-hoa-the-thao", TermKind.Actor), (import.Terms[1].Key, import.Terms[1].Kind));
    }

    [Theory]
    [InlineData("vi;en;zh\nmột;one;一", "one")]
    [InlineData("vi\ten\tzh\nmột\tone\t一", "one")]
    [InlineData("vi,en\r\nmột,\"on\"\"e\"\r\n\r\n", "on\"e")]
    public void Tables_of_any_spreadsheet_are_read(string table, string english) => Assert.Equal(english, Assert.Single(TermCsv.Read(table, []).Terms).In("en").Preferred);

    [Theory]
    [InlineData("", 1, "term.csv-empty")]
    [InlineData("kind,vi,colour\n", 1, "term.csv-unknown-column")]
    [InlineData("kind,note\nplace,x", 1, "term.csv-no-language")]
    [InlineData("vi,vi\na,b", 1, "term.csv-column-twice")]
    [InlineData("vi,en\na,b\nc,d,e", 3, "term.csv-too-many-cells")]
    [InlineData("kind,vi\nplanet,a", 2, "term.csv-unknown-kind")]
    [InlineData("kind,vi\n7,a", 2, "term.csv-unknown-kind")]
    [InlineData("vi\na\n\"b\nc", 3, "term.csv-quote")]
    [InlineData("vi\nSa Pa\nsa pa", 3, "term.csv-twice")]
    [InlineData("vi,vi_forbidden\nmột,Một", 2, "term.form-both")]
    [InlineData("key,vi_forbidden\nx,một", 1, "term.csv-no-language")]
    [InlineData("key,vi,vi_forbidden\nx,,một", 2, "term.without-form")]
    [InlineData("vi,vi_forbidden\nmột,hai\nhai,", 1, "term.contradiction")]
    public void What_cannot_be_imported_is_named_with_its_line(string table, int line, string code)
    {
        var problem = Assert.Single(TermCsv.Read(table, []).Problems);
        Assert.Equal((line, code), (problem.Line, problem.Rule.Code));
    }

    [Fact]
    public void A_table_that_is_too_long_is_refused() =>
        Assert.Equal("term.csv-too-long", Assert.Single(TermCsv.Read("vi\n" + string.Join('\n', Enumerable.Range(0, TermCsv.MostRows + 1)), []).Problems).Rule.Code);

    [Fact]
    public void A_form_that_begins_like_a_formula_is_harmless_in_a_spreadsheet_and_comes_back_as_it_was()
    {
        var term = SaPa with { Forms = new Dictionary<string, TermForms> { ["vi"] = new("=1+1", [], []) } };
        var table = TermCsv.Write([term]);
        Assert.Contains(",'=1+1,", table, StringComparison.Ordinal);
        Assert.Equal(1, TermCsv.Read(table, [term]).Unchanged);
    }
}
