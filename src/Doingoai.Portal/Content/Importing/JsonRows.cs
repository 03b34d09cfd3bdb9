using System.Text.Json;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Importing;

/// <summary>Articles as JSON: an array of them, or an object whose property "articles" is that array. Pure.</summary>
internal static class JsonRows
{
    private static readonly JsonDocumentOptions Json = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static bool IsJson(string text) => text.AsSpan().TrimStart() is ['[' or '{', ..];

    public static IReadOnlyList<ImportRow> Read(string text)
    {
        using var document = Parse(text);
        var root = document.RootElement;
        var articles = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("articles", out var inner) ? inner : root;
        if (articles.ValueKind != JsonValueKind.Array) throw new RuleException("import.json-no-articles");
        return articles.GetArrayLength() > 0 ? [.. articles.EnumerateArray().Select((article, at) => Row(at + 1, article))] : throw new RuleException("import.empty");
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Json);
        }
        catch (JsonException wrong)
        {
            throw new RuleException("import.json-damaged", (wrong.LineNumber ?? 0) + 1);
        }
    }

    private static ImportRow Row(int place, JsonElement article)
    {
        var cells = new Dictionary<string, string>();
        try
        {
            return new(place, cells, Fill(cells, article));
        }
        catch (RuleException fault)
        {
            return new(place, cells, [], fault);
        }
        catch (InvalidOperationException) // half a character, written as \ud83d
        {
            return new(place, cells, [], new("import.json-broken-letter"));
        }
    }

    private static IReadOnlyList<PictureNote> Fill(Dictionary<string, string> cells, JsonElement article)
    {
        IReadOnlyList<PictureNote> pictures = [];
        if (article.ValueKind != JsonValueKind.Object) throw new RuleException("import.json-not-an-article");
        foreach (var property in article.EnumerateObject())
        {
            var name = property.Name.ToLowerInvariant();
            if (!ImportColumns.All.Contains(name)) throw new RuleException("import.unknown-column", property.Name, string.Join(", ", ImportColumns.All));
            if (name == ImportColumns.Pictures && property.Value.ValueKind == JsonValueKind.Array) pictures = [.. property.Value.EnumerateArray().Select(Picture)];
            else cells[name] = Text(property);
        }

        return pictures;
    }

    private static PictureNote Picture(JsonElement picture)
    {
        if (picture.ValueKind != JsonValueKind.Object) throw new RuleException("import.json-wrong-kind", ImportColumns.Pictures);
        var parts = new Dictionary<string, string>();
        foreach (var part in picture.EnumerateObject()) parts[part.Name.ToLowerInvariant()] = Text(part).Trim();
        if (parts.Keys.FirstOrDefault(name => name is not ("file" or "alt" or "caption" or "credit" or "storage")) is { } unknown)
            throw new RuleException("import.unknown-column", $"pictures.{unknown}", "file, alt, caption, credit, storage");
        return new(parts.GetValueOrDefault("file", ""), Part("alt"), Part("caption"), Part("credit"), Part("storage"));

        string? Part(string name) => parts.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;
    }

    private static string Text(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.String => property.Value.GetString()!,
        JsonValueKind.Number => property.Value.GetRawText(),
        JsonValueKind.Null => "",
        _ => throw new RuleException("import.json-wrong-kind", property.Name),
    };
}
