using Doingoai.Portal.Content.Types;

namespace Doingoai.Portal.Content.Comparing;

/// <summary>A field that differs between two versions.</summary>
public sealed record FieldChange(FieldDefinition Field, FieldValue? Before, FieldValue? After)
{
    /// <summary>In the order in which the editor shows them.</summary>
    internal static IReadOnlyList<FieldChange> Between(ContentType type, IReadOnlyDictionary<string, FieldValue> before, IReadOnlyDictionary<string, FieldValue> after) =>
        [.. type.Fields.Select(field => new FieldChange(field, before.GetValueOrDefault(field.Name), after.GetValueOrDefault(field.Name))).Where(change => change.Before != change.After)];
}
