using Doingoai.Portal.Content.Fields;

namespace Doingoai.Portal.Content.Items;

/// <summary>A version names this asset: in a field or inside its rich text.</summary>
internal sealed class VersionMedia
{
    private VersionMedia()
    {
    }

    public string VersionId { get; private set; } = "";

    public string Sha256 { get; private set; } = "";

    public static IEnumerable<VersionMedia> Of(ItemVersion version, IReadOnlyDictionary<string, FieldValue> fields) =>
        In(fields).Select(sha256 => new VersionMedia { VersionId = version.Id, Sha256 = sha256 });

    /// <summary>Hashes of what fields and their texts show.</summary>
    public static IEnumerable<string> In(IReadOnlyDictionary<string, FieldValue> fields) =>
        fields.Values
            .SelectMany(value => value.Kind switch
            {
                FieldKind.RichText => HtmlCleaner.Pictures(value.Text),
                _ => value.NamedMedia,
            })
            .Distinct();
}
