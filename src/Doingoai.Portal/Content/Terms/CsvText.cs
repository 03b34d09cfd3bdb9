using System.Buffers;
using System.Globalization;
using System.Text;

namespace Doingoai.Portal.Content.Terms;

/// <summary>Comma-separated text as RFC 4180 has it; a semicolon or tab in the first line is taken too, as spreadsheets write it.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",;\"\r\n\t");

    /// <summary>Rows of cells with the number of the line each begins on. FormatException with that number when a quote is not closed.</summary>
    public static IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Read(string text)
    {
        var separator = SeparatorOf(text.AsSpan(0, text.IndexOf('\n') is >= 0 and var end ? end : text.Length));
        var rows = new List<(int, IReadOnlyList<string>)>();
        var (cells, cell, quoted, line, begun) = (new List<string>(), new StringBuilder(), false, 1, 1);
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (sign == '\n') line++;
            if (quoted && sign == '"' && at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[++at]);
            else if (sign == '"' && (quoted || cell.Length == 0)) quoted = !quoted;
            else if (quoted || (sign != separator && sign is not ('\n' or '\r'))) cell.Append(sign);
            else if (sign == separator) EndCell();
            else if (sign == '\n') EndRow();
        }

        if (quoted) throw new FormatException(begun.ToString(CultureInfo.InvariantCulture));
        EndRow();
        return rows;

        void EndCell()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            if (cells.Exists(one => one.Length > 0)) rows.Add((begun, cells.ToArray()));
            cells.Clear();
            begun = line;
        }
    }

    public static string Write(IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    private static string Cell(string text) => !text.AsSpan().ContainsAny(Special) ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static char SeparatorOf(ReadOnlySpan<char> first) => first.Contains(',') ? ',' : first.Contains(';') ? ';' : first.Contains('\t') ? '\t' : ',';
}
