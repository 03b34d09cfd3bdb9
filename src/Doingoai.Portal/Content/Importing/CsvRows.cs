using System.Globalization;
using Doingoai.Portal.Content.Terms;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Importing;

/// <summary>Articles as a table, one per row. A table that cannot be understood is refused as a whole. Pure.</summary>
internal static class CsvRows
{
    public static IReadOnlyList<ImportRow> Read(string text)
    {
        var rows = Rows(text);
        if (rows.Count == 0) throw new RuleException("import.empty");

        List<string> header = [.. rows[0].Cells.Select(cell => cell.ToLowerInvariant())];
        if (header.Find(name => !ImportColumns.All.Contains(name)) is { } unknown) throw new RuleException("import.unknown-column", unknown, string.Join(", ", ImportColumns.All));
        if (header.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice) throw new RuleException("import.column-twice", twice.Key);
        if (ImportColumns.Needed.FirstOrDefault(name => !header.Contains(name)) is { } missing) throw new RuleException("import.column-missing", missing);
        return [.. rows.Skip(1).Select(row => Row(header, row.Line, row.Cells))];
    }

    private static IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Rows(string text)
    {
        try
        {
            return CsvText.Read(text);
        }
        catch (FormatException open)
        {
            throw new RuleException("import.csv-quote", int.Parse(open.Message, CultureInfo.InvariantCulture));
        }
    }

    private static ImportRow Row(List<string> header, int line, IReadOnlyList<string> cells)
    {
        var named = cells.Take(header.Count).Select((cell, at) => (header[at], cell)).ToDictionary();
        if (cells.Count > header.Count) return new(line, named, [], new("import.too-many-cells", header.Count, cells.Count));
        try
        {
            return new(line, named, PictureNote.ReadAll(named.GetValueOrDefault(ImportColumns.Pictures, "")));
        }
        catch (RuleException fault)
        {
            return new(line, named, [], fault);
        }
    }
}
