namespace Doingoai.Portal.Content.Types;

/// <summary>A content type as described by its JSON file.</summary>
/// <param name="Labels">Its name by language.</param>
/// <param name="Title">Name of the field that titles an item in lists and makes its address.</param>
/// <param name="Template">Public template, by name.</param>
/// <param name="Listed">False for what has no page of its own in sections and lists.</param>
/// <param name="Directory">The page on which all of them stand; <c>null</c> = none.</param>
/// <param name="Slide">How it is shown on screens; <c>null</c> = not at all.</param>
public sealed record ContentType(
    string Key,
    IReadOnlyDictionary<string, string> Labels,
    string Title,
    string Template,
    IReadOnlyList<FieldDefinition> Fields,
    SlideDefinition? Slide = null,
    bool Listed = true,
    DirectoryDefinition? Directory = null)
{
    public FieldDefinition? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);

    public string Label(string language) => Labels.GetValueOrDefault(language) ?? Key;
}
