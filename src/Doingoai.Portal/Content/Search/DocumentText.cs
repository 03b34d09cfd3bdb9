using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Types;

namespace Doingoai.Portal.Content.Search;

/// <summary>A document as plain text, of any content type: its title, its lead and all else a reader sees in words.</summary>
internal sealed record DocumentText(string Title, string Lead, string Body)
{
    /// <summary>Documents whose words belong to the version's.</summary>
    public static IEnumerable<string> Attached(ContentType? type, LiveVersion version) =>
        from field in type?.Fields ?? []
        where field is { Kind: FieldKind.Media, Media: FieldMedia.Document } && version.Fields.ContainsKey(field.Name)
        select version.Fields[field.Name].Text;

    /// <param name="attached">The words of its documents.</param>
    public static DocumentText Of(ContentType? type, LiveVersion version, params IEnumerable<string> attached)
    {
        if (type is null) return new(Clean(version.Title), "", "");

        var seen = type.Fields.Where(field => field.Name != type.Title && !IsForScreens(type, field)).ToList();
        var lead = seen.FirstOrDefault(field => field is { Kind: FieldKind.Text, Multiline: true });
        return new(Clean(version.Title), lead is null ? "" : Text(version, lead), string.Join('\n', seen.Where(field => field != lead).Select(field => Text(version, field)).Concat(attached.Select(Clean)).Where(text => text.Length > 0)));
    }

    private static string Text(LiveVersion version, FieldDefinition field) => version.Fields.GetValueOrDefault(field.Name) is not { } value ? "" : value.Kind switch
    {
        FieldKind.Text => Clean(value.Text),
        FieldKind.RichText => Clean(HtmlText.Of(value.Text)),
        FieldKind.Link => Clean(value.Label ?? ""),
        FieldKind.Table => Clean(string.Join('\n', (value.Rows ?? []).Select(row => string.Join(" · ", row)))),
        _ => "",
    };

    /// <summary>slideText and the like repeat the document in telegram style.</summary>
    private static bool IsForScreens(ContentType type, FieldDefinition field) => type.Slide is not null && field.Name.StartsWith("slide", StringComparison.Ordinal);

    private static string Clean(string text) => PlainText.Visible(text, keepLines: true);
}
