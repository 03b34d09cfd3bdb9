using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Fields;

/// <summary>Brings a value into the one form it is stored, hashed and shown in; <c>null</c> when nothing is left. Says what cannot be stored.</summary>
internal static partial class FieldCleaning
{
    private const int DefaultLine = 500;
    private const int DefaultLines = 10_000;
    private const int MostRows = 500;
    private const int MostPictures = 40;

    public static FieldValue? Clean(FieldDefinition field, FieldValue value) => field.Kind == FieldKind.Table ? Table(field, value) : Text(field, value) is { Length: > 0 } text
        ? new FieldValue(field.Kind, text, field.Kind == FieldKind.Link && value.Label is { } label && PlainText.Line(label) is { Length: > 0 } line ? line : null)
        : null;

    /// <summary>The first thing that keeps a cleaned value from being stored.</summary>
    public static FieldProblem? Problem(FieldDefinition field, FieldValue value, string? language)
    {
        FieldProblem Wrong(string code, int? limit = null) => new(field.Name, language, code, limit);
        var text = value.Text;
        return field.Kind switch
        {
            FieldKind.Text when PlainText.Length(text) > Longest(field) => Wrong("field.too-long", Longest(field)),
            FieldKind.RichText when Encoding.UTF8.GetByteCount(text) > HtmlCleaner.MaxBytes => Wrong("field.html-too-large", HtmlCleaner.MaxBytes / 1024),
            FieldKind.RichText when HtmlCleaner.IsTooDeep(text) => Wrong("field.html-too-deep", HtmlCleaner.Deepest),
            FieldKind.Number when !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) => Wrong("field.not-a-number"),
            FieldKind.Date when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => Wrong("field.not-a-date"),
            FieldKind.Choice when field.Choices?.Any(choice => choice.Key == text) != true => Wrong("field.unknown-choice"),
            FieldKind.Link when !IsAddress(text) => Wrong("field.not-an-address"),
            FieldKind.Link when PlainText.Length(value.Label ?? "") > DefaultLine => Wrong("field.too-long", DefaultLine),
            FieldKind.Gallery when value.NamedMedia.Count() > MostPictures => Wrong("field.too-many-pictures", MostPictures),
            FieldKind.Media or FieldKind.Gallery when !value.NamedMedia.All(Sha256().IsMatch) => Wrong("field.unknown-media"),
            FieldKind.Item when !ContentId.IsValid(text) => Wrong("field.unknown-item"),
            FieldKind.Table when value.Rows!.Count > MostRows => Wrong("field.too-many-rows", MostRows),
            FieldKind.Table when value.Rows.Any(row => row.Any(cell => PlainText.Length(cell) > Longest(field))) => Wrong("field.too-long", Longest(field)),
            _ => null,
        };
    }

    public static int Longest(FieldDefinition field) => field.MaxLength ?? (field.Multiline ? DefaultLines : DefaultLine);

    private static string Text(FieldDefinition field, FieldValue value) => field switch
    {
        // Not cleaned when too large or too deep: parsing it is the cost to be spared; that is then the problem.
        { Kind: FieldKind.RichText } => Encoding.UTF8.GetByteCount(value.Text) > HtmlCleaner.MaxBytes || HtmlCleaner.IsTooDeep(value.Text) ? value.Text : HtmlCleaner.Clean(value.Text),
        { Kind: FieldKind.Text, Multiline: true } => PlainText.Lines(value.Text),
        { Kind: FieldKind.Gallery } => string.Join('\n', value.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct()),
        { Kind: FieldKind.Number } => Number(PlainText.Line(value.Text)),
        _ => PlainText.Line(value.Text),
    };

    private static string Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.############", CultureInfo.InvariantCulture) : text;

    private static FieldValue? Table(FieldDefinition field, FieldValue value)
    {
        var width = field.Columns!.Count;
        var rows = (value.Rows ?? [])
            .Select(row => (IReadOnlyList<string>)[.. Enumerable.Range(0, width).Select(at => at < row.Count ? PlainText.Line(row[at]) : "")])
            .Where(row => row.Any(cell => cell.Length > 0))
            .ToList();
        return rows.Count == 0 ? null : new(FieldKind.Table, "", Rows: rows);
    }

    /// <summary>A path of this site, or an absolute web, mail or telephone address.</summary>
    private static bool IsAddress(string text) =>
        (text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal) && !text.Contains('\\', StringComparison.Ordinal))
        || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto" or "tel");

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Sha256();
}
