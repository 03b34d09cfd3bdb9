using System.Globalization;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Terms;

/// <summary>
/// The term base as a table: key, kind, note, ended, and per language its preferred form (<c>vi</c>), other accepted ones
/// (<c>vi_accepted</c>) and forbidden ones (<c>vi_forbidden</c>), several separated by <c>|</c>. Pure.
/// </summary>
internal static class TermCsv
{
    public const int MostRows = 5000;
    public const char Between = '|';

    private static readonly string[] Columns = ["key", "kind", .. Languages.All.SelectMany(language => new[] { language, $"{language}_accepted", $"{language}_forbidden" }), "note", "ended"];

    public static string Write(IEnumerable<TermInfo> terms) => CsvText.Write(terms
        .Select(term => (IEnumerable<string>)
        [
            term.Key, term.Kind.ToString().ToLowerInvariant(),
            .. Languages.All.SelectMany(language => new[] { term.In(language).Preferred, Join(term.In(language).Accepted), Join(term.In(language).Forbidden) }.Select(Harmless)),
            Harmless(term.Note), term.Ended ? "yes" : "",
        ])
        .Prepend(Columns));

    /// <summary>What the table says about terms. What it has no column for stays as <paramref name="known"/> has it.</summary>
    public static TermImport Read(string text, IReadOnlyCollection<TermInfo> known)
    {
        IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> rows;
        try
        {
            rows = CsvText.Read(text.TrimStart('\uFEFF'));
        }
        catch (FormatException open)
        {
            return TermImport.Refused(new(int.Parse(open.Message, CultureInfo.InvariantCulture), new("term.csv-quote")));
        }

        if (rows.Count == 0) return TermImport.Refused(new(1, new("term.csv-empty")));
        if (rows.Count - 1 > MostRows) return TermImport.Refused(new(1, new("term.csv-too-long", MostRows)));
        List<string> header = [.. rows[0].Cells.Select(cell => cell.ToLowerInvariant())];
        if (header.Find(name => !Columns.Contains(name)) is { } unknown) return TermImport.Refused(new(1, new("term.csv-unknown-column", unknown, string.Join(", ", Columns))));
        if (header.Distinct().Count() < header.Count) return TermImport.Refused(new(1, new("term.csv-column-twice")));
        if (!header.Exists(Languages.Knows)) return TermImport.Refused(new(1, new("term.csv-no-language")));
        return new TermTable(header, known).Read(rows.Skip(1));
    }

    internal static string[] Split(string cell) => cell.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Join(IReadOnlyList<string> forms) => string.Join($" {Between} ", forms);

    /// <summary>A spreadsheet would run what begins like a formula.</summary>
    private static string Harmless(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' ? $"'{text}" : text;
}

/// <summary>What an import would do, and why it cannot.</summary>
/// <param name="Terms">New and changed ones.</param>
internal sealed record TermImport(IReadOnlyList<TermInfo> Terms, int New, int Unchanged, IReadOnlyList<TermProblem> Problems)
{
    public static TermImport Refused(TermProblem problem) => new([], 0, 0, [problem]);
}

/// <summary>What is wrong on a line of a table.</summary>
internal sealed record TermProblem(int Line, RuleException Rule);
