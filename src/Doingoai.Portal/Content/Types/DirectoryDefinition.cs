namespace Doingoai.Portal.Content.Types;

/// <summary>A type whose items are read together, on one public page.</summary>
/// <param name="Slugs">Its address by language, directly under the language.</param>
/// <param name="Labels">Its title by language.</param>
/// <param name="Notes">One sentence below the title.</param>
/// <param name="Order">The number field by which items stand in order; <c>null</c> = by title.</param>
public sealed record DirectoryDefinition(
    IReadOnlyDictionary<string, string> Slugs, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string>? Notes = null, string? Order = null);
