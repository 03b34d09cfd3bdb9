using System.Text.Json;
using Doingoai.Portal.Content.Types;

namespace Doingoai.Portal.Content.Fields;

/// <summary>The short form of fields in the API and in recipes: strings, {address, label} for links, rows of cells for tables, a list for galleries.</summary>
internal static class FieldJson
{
    /// <summary><c>null</c> for an empty value. FormatException when the form does not fit the kind.</summary>
    public static FieldValue? Read(FieldDefinition field, JsonElement json) => (field.Kind, json.ValueKind) switch
    {
        (_, JsonValueKind.Null or JsonValueKind.Undefined) => null,
        (FieldKind.Table, JsonValueKind.Array) => new(FieldKind.Table, "", Rows: [.. json.EnumerateArray().Select(row => Row(field, row))]),
        (FieldKind.Gallery, JsonValueKind.Array) => new(FieldKind.Gallery, string.Join('\n', json.EnumerateArray().Select(Cell))),
        (FieldKind.Table, _) => throw new FormatException(field.Name),
        (FieldKind.Link, JsonValueKind.Object) => new(FieldKind.Link, Property(json, "address") ?? "", Property(json, "label")),
        (_, JsonValueKind.String) => new(field.Kind, json.GetString()!),
        (FieldKind.Number, JsonValueKind.Number) => new(FieldKind.Number, json.GetRawText()),
        _ => throw new FormatException(field.Name),
    };

    public static object Write(FieldValue value) => value.Kind switch
    {
        FieldKind.Table => value.Rows ?? [],
        FieldKind.Gallery => value.NamedMedia,
        FieldKind.Link => new { address = value.Text, label = value.Label },
        _ => value.Text,
    };

    private static IReadOnlyList<string> Row(FieldDefinition field, JsonElement row) => row.ValueKind switch
    {
        JsonValueKind.Array => [.. row.EnumerateArray().Select(Cell)],
        JsonValueKind.Object => [.. field.Columns!.Select(column => Property(row, column.Key) ?? "")],
        _ => throw new FormatException(field.Name),
    };

    private static string? Property(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? Cell(value) : null;

    private static string Cell(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.String => cell.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.Number => cell.GetRawText(),
        _ => throw new FormatException(),
    };
}
