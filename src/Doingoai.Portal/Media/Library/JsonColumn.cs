using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Doingoai.Portal.Media.Library;

/// <summary>A small value that is never asked for by its parts, stored as text. Two are equal if their texts are.</summary>
internal static class JsonColumn
{
    /// <summary>Letters stay letters, so that the rows can be read.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(new Converter<T>(), new ByText<T>());
        return property;
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Plain);

    private sealed class Converter<T>() : ValueConverter<T, string>(value => Write(value), json => JsonSerializer.Deserialize<T>(json, Plain)!);

    private sealed class ByText<T>() : ValueComparer<T>((left, right) => Write(left) == Write(right), value => Write(value).GetHashCode(StringComparison.Ordinal), value => value);
}
