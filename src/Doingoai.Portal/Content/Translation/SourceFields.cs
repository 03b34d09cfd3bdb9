using System.Security.Cryptography;
using System.Text;
using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Types;

namespace Doingoai.Portal.Content.Translation;

/// <summary>A version as a source: the hash of each field of its own language. An empty field has none.</summary>
internal sealed record SourceFields(string Version, IReadOnlyDictionary<string, string> Hashes)
{
    private const int HashLength = 32;

    public static SourceFields None { get; } = new("", new Dictionary<string, string>());

    public static SourceFields Of(ContentType type, ItemVersion version) => new(version.Id, FieldSet.Read(version.Fields)
        .Where(field => type.Field(field.Key) is { Shared: false })
        .ToDictionary(field => field.Key, field => Hash(field.Value)));

    public string HashOf(string field) => Hashes.GetValueOrDefault(field, "");

    private static string Hash(FieldValue value) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FieldSet.Write(new Dictionary<string, FieldValue> { [""] = value }))))[..HashLength];
}
