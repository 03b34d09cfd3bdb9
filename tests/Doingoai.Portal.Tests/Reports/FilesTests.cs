using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Doingoai.Portal.Reports.Plays;

namespace Doingoai.Portal.Tests.Reports;

public sealed class FilesTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("said \"so\"", "\"said \"\"so\"\"\"")]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("  +1", "'  +1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void Text_is_quoted_and_never_a_formula(string text, string cell) => Assert.Equal($"{cell},7\r\n", CsvFile.Line([text, 7L]));

    [Fact]
    public async Task A_csv_file_begins_with_the_mark_of_UTF_8_and_ends_every_row()
    {
        using var file = new MemoryStream();
        await CsvFile.WriteAsync(file, ["Nội dung", "屏幕"], Rows(["Cửa khẩu", 1.5], ["门户", -2L]), CancellationToken.None);

        Assert.Equal([0xEF, 0xBB, 0xBF], file.ToArray()[..3]);
        Assert.Equal("\uFEFFNội dung,屏幕\r\nCửa khẩu,1.5\r\n门户,-2\r\n", Encoding.UTF8.GetString(file.ToArray()));
    }

    [Fact]
    public async Task A_workbook_is_valid_and_holds_text_as_text_and_numbers_as_numbers()
    {
        using var file = new MemoryStream();
        await XlsxFile.WriteAsync(file, "Sheet", ["Nội dung", "n"], Rows(["=1+1", 12L], ["门户 \u0001 & <b>", 0.5]), CancellationToken.None);
        file.Position = 0;

        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => error.Description));
        var cells = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().ToList();
        Assert.Equal(["Nội dung", "n", "=1+1", "12", "门户   & <b>", "0.5"], cells.Select(cell => cell.InnerText));
        Assert.Empty(document.WorkbookPart.WorksheetParts.Single().Worksheet!.Descendants<CellFormula>());
        Assert.Equal([CellValues.InlineString, CellValues.Number], cells.Skip(2).Take(2).Select(cell => cell.DataType!.Value));
    }

    private static async IAsyncEnumerable<IReadOnlyList<object>> Rows(params IReadOnlyList<object>[] rows)
    {
        await Task.Yield();
        foreach (var row in rows) yield return row;
    }
}
