using System.Text.Json;
using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Api;

/// <summary>From the wire's form of a draft to ours. A value whose form does not fit its field's kind is a malformed request.</summary>
internal static class DraftReading
{
    public static ItemDraft ToDraft(this CreateItemRequest request, ContentType type) =>
        new(0, Read(type, request.Shared), Read(type, request.Variants), request.RiskClass, request.Unit);

    public static ItemDraft ToDraft(this SaveItemRequest request, ContentType type) =>
        new(request.Revision, Read(type, request.Shared), Read(type, request.Variants), request.RiskClass, request.Unit, request.SourceLanguage, request.Minor);

    private static Dictionary<string, VariantDraft> Read(ContentType type, IReadOnlyDictionary<string, VariantRequest>? variants) =>
        (variants ?? new Dictionary<string, VariantRequest>()).ToDictionary(
            variant => variant.Key, variant => Read(type, variant.Key, variant.Value));

    private static VariantDraft Read(ContentType type, string language, VariantRequest? variant) => variant?.Fields is { } fields
        ? new(Read(type, fields) ?? [], variant.Slug, variant.Source)
        : throw new BadHttpRequestException($"variant {language}: no fields"); // the validator does not look into dictionaries

    private static Dictionary<string, FieldValue>? Read(ContentType type, IReadOnlyDictionary<string, JsonElement>? fields)
    {
        if (fields is null) return null;
        var read = new Dictionary<string, FieldValue>();
        foreach (var (name, json) in fields)
        {
            var field = type.Field(name) ?? throw new RuleException("field.unknown", name);
            try
            {
                if (FieldJson.Read(field, json) is { } value) read[name] = value;
            }
            catch (FormatException)
            {
                throw new BadHttpRequestException($"field {name}: not the form of a {field.Kind}");
            }
        }

        return read;
    }
}
