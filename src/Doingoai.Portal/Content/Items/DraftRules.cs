using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Items;

/// <summary>Cleans a draft by its type and says what keeps it from being saved or published. Pure.</summary>
internal static class DraftRules
{
    /// <summary>The draft with every value in its stored form, without empty ones.</summary>
    public static ItemDraft Clean(ContentType type, ItemDraft draft) => draft with
    {
        Shared = draft.Shared is null ? null : Clean(type, draft.Shared, shared: true),
        Variants = draft.Variants.ToDictionary(
            variant => Languages.Knows(variant.Key) ? variant.Key : throw new RuleException("item.unknown-language", variant.Key),
            variant => variant.Value with { Fields = Clean(type, variant.Value.Fields, shared: false) }),
    };

    /// <summary>What keeps a cleaned draft from being saved.</summary>
    public static IEnumerable<FieldProblem> Problems(ContentType type, ItemDraft clean) =>
        Problems(type, clean.Shared ?? FieldSet.None, language: null)
            .Concat(clean.Variants.SelectMany(variant => Problems(type, variant.Value.Fields, variant.Key)));

    /// <summary>What keeps a saved version from being published: fields it must have.</summary>
    public static IEnumerable<FieldProblem> Missing(ContentType type, IReadOnlyDictionary<string, FieldValue> fields, string language) =>
        type.Fields
            .Where(field => field.RequiredOnPublish && !fields.ContainsKey(field.Name))
            .Select(field => new FieldProblem(field.Name, field.Shared ? null : language, "field.required"));

    private static Dictionary<string, FieldValue> Clean(ContentType type, IReadOnlyDictionary<string, FieldValue> fields, bool shared)
    {
        var clean = new Dictionary<string, FieldValue>();
        foreach (var (name, value) in fields)
        {
            if (type.Field(name) is not { } field || field.Shared != shared) throw new RuleException("field.unknown", name);
            if (FieldCleaning.Clean(field, value) is { } kept) clean[name] = kept;
        }

        return clean;
    }

    private static IEnumerable<FieldProblem> Problems(ContentType type, IReadOnlyDictionary<string, FieldValue> fields, string? language) =>
        fields.Select(pair => FieldCleaning.Problem(type.Field(pair.Key)!, pair.Value, language)).OfType<FieldProblem>();
}
