using System.Globalization;
using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Importing;

/// <summary>From a row to an article, or the first thing that is wrong with it. Pure.</summary>
internal sealed class ArticleReading(IReadOnlyList<SectionInfo> sections, DateTimeOffset now)
{
    private static readonly string[] TextColumns = [ImportColumns.Title, ImportColumns.Summary, ImportColumns.Source, ImportColumns.Body];

    public ImportedArticle Read(ImportRow row)
    {
        if (row.Fault is { } fault) throw fault;
        if (row.Cells.FirstOrDefault(cell => cell.Value.Length > HtmlCleaner.MaxBytes).Key is { } large) throw new RuleException("import.cell-too-large", large, HtmlCleaner.MaxBytes / 1024);
        if (PlainText.Line(row.Cell(ImportColumns.Title)).Length == 0) throw new RuleException("import.title-missing");

        var seen = ImportDate.Read(row.Cell(ImportColumns.Date), now);
        return new(
            row.Place, Number(row.Cell(ImportColumns.Number)), Language(row.Cell(ImportColumns.Language)), seen, Section(row.Cell(ImportColumns.Section)),
            Given(row.Cell(ImportColumns.Slug)), TextColumns.Where(row.Cells.ContainsKey).ToDictionary(column => column, column => row.Cells[column]),
            Given(row.Cell(ImportColumns.Author)), Given(row.Cell(ImportColumns.Cover)) is { } cover ? PicturePath.Clean(cover) : null,
            [.. row.Pictures.Select(picture => picture with { File = PicturePath.Clean(picture.File) })])
        { Notes = [.. Notes(row)] };
    }

    private static IEnumerable<ImportNote> Notes(ImportRow row) =>
        TextColumns.Where(column => row.Cell(column).Contains('\uFFFD', StringComparison.Ordinal)).Select(column => new ImportNote(new("import.lost-letters"), column));

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
        ? number
        : throw (text.Length == 0 ? new RuleException("import.number-missing") : new RuleException("import.bad-number", Short(text)));

    private static string Language(string text) =>
        Languages.Knows(text.ToLowerInvariant()) ? text.ToLowerInvariant() : throw new RuleException("import.unknown-language", Short(text), string.Join(", ", Languages.All));

    /// <summary>By its key, an address of today, or the number of an old channel.</summary>
    private string? Section(string text)
    {
        if (text.Length == 0) return null;
        var number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var channel) ? channel : (int?)null;
        var section = sections.FirstOrDefault(one => one.Key == text)
            ?? sections.FirstOrDefault(one => one.Slugs.Values.Contains(text))
            ?? sections.FirstOrDefault(one => number is { } old && one.LegacyNumbers?.Contains(old) == true);
        return section?.Key ?? throw new RuleException("import.unknown-section", Short(text), string.Join(", ", sections.Select(one => one.Key)));
    }

    private static string? Given(string text) => text.Length > 0 ? text : null;

    private static string Short(string text) => text.Length > 60 ? text[..60] : text;
}
