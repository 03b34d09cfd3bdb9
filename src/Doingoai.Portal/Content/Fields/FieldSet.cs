using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Doingoai.Portal.Content.Fields;

/// <summary>Fields as stored: sorted by name, each with its kind, so that a version means the same when its type's file changes later.</summary>
internal static class FieldSet
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static IReadOnlyDictionary<string, FieldValue> None { get; } = new Dictionary<string, FieldValue>();

    public static string Write(IReadOnlyDictionary<string, FieldValue> fields) =>
        JsonSerializer.Serialize(new SortedDictionary<string, FieldValue>(fields.ToDictionary(), StringComparer.Ordinal), Json);

    public static IReadOnlyDictionary<string, FieldValue> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, FieldValue>>(json, Json) ?? [];

    public static bool Same(IReadOnlyDictionary<string, FieldValue> left, IReadOnlyDictionary<string, FieldValue> right) =>
        left.Count == right.Count && left.All(field => right.GetValueOrDefault(field.Key) == field.Value);

    /// <summary>What an approval is about: everything a reader sees of a version and where.</summary>
    public static string Sha256(string item, string type, string language, string? slug, IReadOnlyDictionary<string, FieldValue> fields)
    {
        var words = JsonSerializer.Serialize(new Canonical(1, item, type, language, slug), Json);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words + "\n" + Write(fields))));
    }

    private sealed record Canonical(int Schema, string Item, string Type, string Language, string? Slug);
}
