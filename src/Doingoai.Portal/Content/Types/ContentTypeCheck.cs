using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Types;

/// <summary>Says what somebody writing a new type forgot.</summary>
internal static class ContentTypeCheck
{
    /// <summary>Beside a variant's fields its address is sent under this name.</summary>
    public const string ReservedName = "slug";

    public static string? FirstFault(ContentType type) => Faults(type).FirstOrDefault();

    private static IEnumerable<string> Faults(ContentType type)
    {
        if (string.IsNullOrWhiteSpace(type.Key)) yield return "key is missing";
        if (string.IsNullOrWhiteSpace(type.Template)) yield return "template is missing";
        if (!Complete(type.Labels)) yield return "labels must name vi, en and zh";
        if (type.Fields is not { Count: > 0 })
        {
            yield return "it has no fields";
            yield break;
        }

        foreach (var twice in type.Fields.GroupBy(field => field.Name).Where(same => same.Count() > 1)) yield return $"field {twice.Key} is defined twice";
        foreach (var fault in type.Fields.Select(Fault).OfType<string>()) yield return fault;
        if (type.Field(type.Title) is not { Kind: FieldKind.Text, Shared: false, Multiline: false })
            yield return $"title '{type.Title}' must be a text field of one line, per language";
        if (type.Directory is { } directory && !(Complete(directory.Slugs) && Complete(directory.Labels))) yield return "directory must have slugs and labels in vi, en and zh";
        if (type.Directory?.Order is { } order && type.Field(order) is not { Kind: FieldKind.Number }) yield return $"directory is ordered by {order}, which is no number field";
        foreach (var missing in type.Slide?.Fields.Where(name => type.Field(name) is null) ?? []) yield return $"slide names the unknown field {missing}";
    }

    private static string? Fault(FieldDefinition field) => field switch
    {
        { Name: null or "" or ReservedName } => $"a field may not be called '{field.Name}'",
        _ when !Complete(field.Labels) => $"field {field.Name}: labels must name vi, en and zh",
        { Help: { } help } when !Complete(help) => $"field {field.Name}: help must speak vi, en and zh",
        { Kind: FieldKind.Choice, Choices: not { Count: > 0 } } => $"field {field.Name}: a choice needs choices",
        { Kind: FieldKind.Gallery, Media: not FieldMedia.Picture } => $"field {field.Name}: a gallery holds pictures",
        { Kind: FieldKind.Table, Columns: not { Count: > 0 } } => $"field {field.Name}: a table needs columns",
        _ when (field.Choices ?? []).Concat(field.Columns ?? []).Any(named => !Complete(named.Labels)) => $"field {field.Name}: choices and columns need labels in vi, en and zh",
        _ => null,
    };

    private static bool Complete(IReadOnlyDictionary<string, string>? labels) =>
        labels is not null && Languages.All.All(language => !string.IsNullOrWhiteSpace(labels.GetValueOrDefault(language)));
}
