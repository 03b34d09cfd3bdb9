using System.Text.Json;
using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Recipes;

/// <summary>Reads a recipe's fields: the names it uses become hashes and ids.</summary>
internal sealed class RecipeFields(IMediaLibrary library)
{
    public async Task<Dictionary<string, FieldValue>> ReadAsync(ContentType type, Dictionary<string, JsonElement>? fields, CancellationToken cancel)
    {
        var read = new Dictionary<string, FieldValue>();
        foreach (var (name, json) in fields ?? [])
        {
            var field = type.Field(name) ?? throw new RuleException("field.unknown", name);
            if (FieldJson.Read(field, json) is { } value) read[name] = await NamedAsync(value, cancel);
        }

        return read;
    }

    private async Task<FieldValue> NamedAsync(FieldValue value, CancellationToken cancel) => value.Kind switch
    {
        FieldKind.Media => value with { Text = (await library.FindByKeyAsync(value.Text, cancel))?.Sha256 ?? value.Text },
        FieldKind.Gallery => value with { Text = string.Join('\n', await Task.WhenAll(value.NamedMedia.Select(async key => (await library.FindByKeyAsync(key, cancel))?.Sha256 ?? key))) },
        FieldKind.Item => value with { Text = RecipeItemId.Of(value.Text) },
        _ => value,
    };
}
