using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;

namespace Doingoai.Portal.Content.Pages;

/// <summary>One language on an editor's screen.</summary>
internal sealed class LanguageEditing
{
    private readonly ItemEditing _item;
    private readonly Dictionary<string, FieldValue> _stored;

    public LanguageEditing(ItemEditing item, string language, ItemVersion? stored)
    {
        (_item, Language, Stored) = (item, language, stored);
        _stored = stored is null ? [] : FieldSet.Read(stored.Fields).Where(field => item.Type.Field(field.Key) is { Shared: false }).ToDictionary();
        Fields = _stored.ToDictionary();
    }

    public string Language { get; }

    public ItemVersion? Stored { get; }

    public Dictionary<string, FieldValue> Fields { get; private set; }

    /// <summary>Typed address; <c>null</c> = not touched.</summary>
    public string? WantedSlug { get; set; }

    public bool IsChanged => !FieldSet.Same(_item.Cleaned(Fields), _stored) || (WantedSlug is not null && WantedSlug != Stored?.Slug);

    /// <summary>Fields as they were stored when this was opened.</summary>
    public IReadOnlyDictionary<string, FieldValue> Basis => _stored;

    public bool IsEmpty => Fields.Count == 0;

    public void Put(Dictionary<string, FieldValue> fields, string? slug) => (Fields, WantedSlug) = (fields, slug);
}
