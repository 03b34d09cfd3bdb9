using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Buffers;

/// <summary>Names of what is being written: items by their id, new ones by type and a word of their own; fields as the editor's boxes are called.</summary>
internal static class BufferKey
{
    /// <summary>The part that all languages have in common.</summary>
    public const string Shared = "shared";

    /// <summary>Stands beside the fields of a language: its wanted address.</summary>
    public const string Slug = ContentTypeCheck.ReservedName;

    /// <summary>Stands beside the shared fields; no field of a type can be called so.</summary>
    public const string Risk = "~risk";

    public const int MaxLength = 140;

    private const int WordLength = 12;

    /// <summary>For an item that does not exist yet, so that two begun at a time do not mix.</summary>
    public static string New(string type, string word) => $"new.{type}.{word}";

    public static string NewWord() => ContentId.New()[..WordLength];

    public static bool IsWord(string? word) => word is { Length: WordLength } && word.All(char.IsAsciiLetterOrDigit);

    /// <summary>Type and word of a new item; <c>null</c> for any other key.</summary>
    public static (string Type, string Word)? OfNew(string key) => key.Split('.') is ["new", var type, var word] && IsWord(word) ? (type, word) : null;

    /// <summary>"title-vi" → (title, vi); <c>null</c> if the type has no such box.</summary>
    public static KeptField? Field(ContentType type, string box, string text)
    {
        if (box.LastIndexOf('-') is not (> 0 and var cut)) return null;
        var (name, part) = (box[..cut], box[(cut + 1)..]);
        if (name == Slug && Languages.Knows(part)) return new(name, part, new(FieldKind.Text, text));
        if (type.Field(name) is not { } field || (field.Shared ? part != Shared : !Languages.Knows(part))) return null;
        return new(name, part, new(field.Kind, text));
    }
}

/// <summary>One field as typed; its text may be empty.</summary>
internal sealed record KeptField(string Name, string Part, FieldValue Value);
