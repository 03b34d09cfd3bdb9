using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;

namespace Doingoai.Portal.Content.Pages;

/// <summary>A version as far as it is compared.</summary>
public sealed record VersionText(string Id, string Language, int Number, IReadOnlyDictionary<string, FieldValue> Fields)
{
    internal static VersionText Of(ItemVersion version) => new(version.Id, version.Language, version.Number, FieldSet.Read(version.Fields));

    /// <summary>What there was before the first version.</summary>
    internal static VersionText Nothing(string language) => new("", language, 0, FieldSet.None);
}
