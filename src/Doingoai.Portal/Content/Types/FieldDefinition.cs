namespace Doingoai.Portal.Content.Types;

/// <summary>A field of a content type.</summary>
/// <param name="Shared">One value for all languages; otherwise one per language.</param>
/// <param name="MaxLength">Characters a text may have; for rich text the HTML.</param>
/// <param name="Guidance">Characters up to which it reads well on a screen; the editor shows the count.</param>
/// <param name="Media">Media fields: which kind of asset.</param>
/// <param name="Choices">Choice fields: what may be chosen.</param>
/// <param name="Columns">Table fields: the columns.</param>
/// <param name="Types">Item fields: keys of the types that may be named; <c>null</c> = all.</param>
/// <param name="Help">By language, what a good value is; <c>null</c> = its name says it all.</param>
public sealed record FieldDefinition(
    string Name,
    FieldKind Kind,
    IReadOnlyDictionary<string, string> Labels,
    bool Shared = false,
    bool RequiredOnPublish = false,
    bool Multiline = false,
    int? MaxLength = null,
    int? Guidance = null,
    FieldMedia Media = FieldMedia.Picture,
    IReadOnlyList<LabelledKey>? Choices = null,
    IReadOnlyList<LabelledKey>? Columns = null,
    IReadOnlyList<string>? Types = null,
    IReadOnlyDictionary<string, string>? Help = null)
{
    public string Label(string language) => Labels.GetValueOrDefault(language) ?? Name;
}

/// <summary>Which assets a media field takes.</summary>
public enum FieldMedia
{
    Picture,
    Video,
    Document,
}

/// <summary>A key with its name by language.</summary>
public sealed record LabelledKey(string Key, IReadOnlyDictionary<string, string> Labels);
