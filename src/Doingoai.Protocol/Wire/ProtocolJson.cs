using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Doingoai.Protocol.Wire;

/// <summary>The one JSON dialect of every link: camelCase, enums as camelCase words, absent instead of null, no duplicate keys.</summary>
public static class ProtocolJson
{
    /// <summary>Deep nesting is refused before it costs stack (hostile input).</summary>
    public const int MaxDepth = 32;

    /// <summary>Shared, frozen options. Letters of every script stay readable, so Vietnamese and Chinese cost 2–3 bytes, not 6.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>UTF-8 bytes of <paramref name="value"/>.</summary>
    public static byte[] ToBytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>A detached element holding <paramref name="value"/>, for an envelope's body.</summary>
    public static JsonElement ToElement<T>(T value) => JsonSerializer.SerializeToElement(value, Options);

    /// <summary>Reads hostile bytes: <c>null</c> for anything that is not a well-formed <typeparamref name="T"/>.</summary>
    public static T? TryRead<T>(ReadOnlySpan<byte> utf8) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(utf8, Options);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Reads a hostile body: <c>null</c> for anything that is not a well-formed <typeparamref name="T"/>.</summary>
    public static T? TryRead<T>(JsonElement element) where T : class
    {
        try
        {
            return element.Deserialize<T>(Options);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            MaxDepth = MaxDepth,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
