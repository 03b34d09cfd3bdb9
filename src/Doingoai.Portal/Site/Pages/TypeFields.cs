using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Types;

namespace Doingoai.Portal.Site.Pages;

/// <summary>What stands for an item in lists, found by what its type's fields are, not by their names.</summary>
internal static class TypeFields
{
    public static string? Summary(this ContentType type, LiveVersion version) => Text(version, type.Fields.Where(field =>
        field is { Kind: FieldKind.Text, Multiline: true } && !IsForScreens(type, field)));

    public static string? Picture(this ContentType type, LiveVersion version) => Text(version, type.Fields.Where(field =>
        field is { Kind: FieldKind.Media, Media: FieldMedia.Picture }));

    public static string? Video(this ContentType type, LiveVersion version) => Text(version, type.Fields.Where(field =>
        field is { Kind: FieldKind.Media, Media: FieldMedia.Video }));

    /// <summary>Whether its items are films; a story may well have one too.</summary>
    public static bool IsVideo(this ContentType type) => type.Fields.Any(field => field is { Kind: FieldKind.Media, Media: FieldMedia.Video, RequiredOnPublish: true });

    /// <summary>Who wrote it, where the type has a field for that.</summary>
    public static string? Author(this ContentType type, LiveVersion version) => Text(version, type.Fields.Where(field => field is { Name: "author", Kind: FieldKind.Text }));

    /// <summary>slideText and the like are written for screens, in telegram style.</summary>
    private static bool IsForScreens(ContentType type, FieldDefinition field) => field.Name.StartsWith("slide", StringComparison.Ordinal) && type.Slide is not null;

    private static string? Text(LiveVersion version, IEnumerable<FieldDefinition> fields) =>
        fields.Select(field => version.Fields.GetValueOrDefault(field.Name)?.Text).FirstOrDefault(text => text is not null);
}
