using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Doingoai.Portal.Reports.Plays;

/// <summary>A workbook of one sheet. Text is text there: nothing in it is ever run. Written as a stream into a file, because its parts are zipped.</summary>
internal static class XlsxFile
{
    public static async Task WriteAsync(Stream file, string sheet, IReadOnlyList<string> columns, IAsyncEnumerable<IReadOnlyList<object>> rows, CancellationToken cancel)
    {
        using var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var part = workbook.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
            writer.WriteElement(new Columns(columns.Select((_, at) => new Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = at < columns.Count - 2 ? 32 : 16, CustomWidth = true })));
            writer.WriteStartElement(new SheetData());
            WriteRow(writer, columns);
            await foreach (var row in rows.WithCancellation(cancel)) WriteRow(writer, row);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), new Sheets(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = sheet }));
        workbook.Workbook.Save();
    }

    private static void WriteRow(OpenXmlWriter writer, IEnumerable<object> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells) writer.WriteElement(CellOf(cell));
        writer.WriteEndElement();
    }

    private static Cell CellOf(object value) => value is string text
        ? new Cell(new InlineString(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString }
        : new Cell(new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!)) { DataType = CellValues.Number };

    // XML has no word for control characters, and a title of another age may hold one.
    private static string Clean(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? " " : rune.ToString()));
}
