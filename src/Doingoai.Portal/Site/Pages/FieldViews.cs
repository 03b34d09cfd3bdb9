using System.Globalization;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Pages;

/// <summary>The fields of any content type as its template sees them, by name.</summary>
internal sealed class FieldViews(IMediaLibrary library, IContentTypes types, IMediaRights rights, TimeProvider time)
{
    public async Task<View> OfAsync(LiveVersion version, CancellationToken cancel)
    {
        string[] media = [.. version.Fields.Values.SelectMany(value => value.NamedMedia)];
        var lapsed = await rights.LapsedAsync(time.GetUtcNow(), cancel);
        var assets = await library.FindAllAsync([.. media.Except(lapsed)], cancel);
        var type = types.Find(version.Type);
        return new View(version.Fields.Select(field =>
            KeyValuePair.Create(field.Key, Show(field.Value, type?.Field(field.Key), version.Language, assets, lapsed))));
    }

    private static object? Show(FieldValue value, FieldDefinition? definition, string language, IReadOnlyDictionary<string, MediaAsset> assets, IReadOnlySet<string> lapsed) => value.Kind switch
    {
        FieldKind.RichText => new SafeHtml(RichTextPictures.Without(value.Text, lapsed)), // cleaned by an allow-list on save
        FieldKind.Text when definition?.Multiline == true => Lines(value.Text),
        FieldKind.Number => Number(value.Text, language),
        FieldKind.Date => DateTexts.Day(value.Text, language),
        FieldKind.Choice => new View { ["key"] = value.Text, ["label"] = Label(definition?.Choices, value.Text, language) },
        FieldKind.Link => Link(value),
        FieldKind.Media => Figures.Of(assets.GetValueOrDefault(value.Text), language),
        FieldKind.Gallery => Gallery(value, language, assets),
        FieldKind.Table => Table(value, definition, language),
        _ => value.Text,
    };

    /// <summary>Without those whose licence has ended; <c>null</c> when none is left.</summary>
    private static List<object?>? Gallery(FieldValue value, string language, IReadOnlyDictionary<string, MediaAsset> assets)
    {
        List<object?> pictures = [.. value.NamedMedia.Select(one => Figures.Of(assets.GetValueOrDefault(one), language)).OfType<View>()];
        return pictures.Count == 0 ? null : pictures;
    }

    private static List<object?> Lines(string text) => [.. text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static string Number(string text, string language) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("#,0.##########", CultureInfo.GetCultureInfo(language == Languages.Vietnamese ? "vi-VN" : "en-US"))
            : text;

    /// <summary>The addresses were checked on save; here once more, because an href is where a script would hide.</summary>
    private static View? Link(FieldValue value) =>
        Uri.TryCreate(value.Text, UriKind.Absolute, out var address) && (address.Scheme is "https" or "http" or "mailto" or "tel")
            ? new View { ["href"] = value.Text, ["label"] = value.Label ?? value.Text }
            : null;

    private static View Table(FieldValue value, FieldDefinition? definition, string language) => new()
    {
        ["columns"] = (definition?.Columns ?? []).Select(column => (object?)(column.Labels.GetValueOrDefault(language) ?? column.Key)).ToList(),
        ["rows"] = (value.Rows ?? []).Select(row => (object?)row.Select(cell => (object?)cell).ToList()).ToList(),
    };

    private static string Label(IReadOnlyList<LabelledKey>? choices, string key, string language) =>
        choices?.FirstOrDefault(choice => choice.Key == key)?.Labels.GetValueOrDefault(language) ?? key;
}
