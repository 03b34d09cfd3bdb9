using System.Buffers;
using System.Globalization;
using System.Text;

namespace Doingoai.Portal.Reports.Plays;

/// <summary>A table as RFC 4180 has it, in UTF-8 with the mark by which spreadsheets know that.</summary>
internal static class CsvFile
{
    private const int FlushAt = 64 * 1024;

    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>Writes row by row; no more than a piece of the table is ever held.</summary>
    public static async Task WriteAsync(Stream to, IReadOnlyList<string> columns, IAsyncEnumerable<IReadOnlyList<object>> rows, CancellationToken cancel)
    {
        var text = new StringBuilder("\uFEFF").Append(Line(columns));
        await foreach (var row in rows.WithCancellation(cancel))
        {
            text.Append(Line(row));
            if (text.Length >= FlushAt) await FlushAsync(to, text, cancel);
        }

        await FlushAsync(to, text, cancel);
    }

    public static string Line(IEnumerable<object> cells) => $"{string.Join(',', cells.Select(Cell))}\r\n";

    private static string Cell(object value) => value switch
    {
        string text => Quoted(Harmless(text)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    private static string Quoted(string text) => text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    // A spreadsheet would run what begins like a formula; a tab or line break in front does not stop it.
    private static string Harmless(string text) => text.TrimStart() is ['=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..] || text is ['\t' or '\r' or '\n', ..] ? $"'{text}" : text;

    private static async Task FlushAsync(Stream to, StringBuilder text, CancellationToken cancel)
    {
        await to.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancel);
        text.Clear();
    }
}
