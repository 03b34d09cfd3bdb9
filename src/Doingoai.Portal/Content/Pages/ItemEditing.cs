using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Content.Pages;

/// <summary>What stands on an editor's screen, beside what was stored when it was opened.</summary>
internal sealed class ItemEditing
{
    private readonly Dictionary<string, LanguageEditing> _languages = [];
    private Dictionary<string, FieldValue> _storedShared = [];

    public ItemEditing(ContentType type, ItemState? stored = null)
    {
        Type = type;
        Take(stored);
    }

    public ContentType Type { get; }

    public ItemState? Stored { get; private set; }

    public string? Id => Stored?.Item.Id;

    public Dictionary<string, FieldValue> Shared { get; private set; } = [];

    public RiskClass RiskClass { get; set; } = RiskClass.Normal;

    /// <summary>The language the others are translated from; before the first save it is the first that is written.</summary>
    public string SourceLanguage { get; set; } = Languages.Vietnamese;

    /// <summary>What changes in the source leaves its translations right.</summary>
    public bool Minor { get; set; }

    public bool HasTranslations => Stored is { } stored && stored.Languages.Keys.Any(language => language != stored.Item.SourceLanguage);

    public LanguageEditing this[string language] => _languages[language];

    public bool SharedChanged => !FieldSet.Same(Cleaned(Shared), _storedShared);

    public bool IsChanged => SharedChanged || _languages.Values.Any(language => language.IsChanged) || (Stored is { } stored && (RiskClass != stored.Item.RiskClass || SourceLanguage != stored.Item.SourceLanguage));

    /// <summary>For headings: the Vietnamese title, else any.</summary>
    public string? Title => Languages.All.Select(language => this[language].Fields.GetValueOrDefault(Type.Title)?.Text).FirstOrDefault(title => !string.IsNullOrWhiteSpace(title));

    /// <summary>Only what was changed is sent: what others do elsewhere in the item meanwhile is not touched.</summary>
    public ItemDraft ToDraft() => new(
        Stored?.Item.Revision ?? 0,
        SharedChanged || Stored is null ? Shared : null,
        _languages.Values.Where(language => language.IsChanged).ToDictionary(language => language.Language, language => new VariantDraft(language.Fields, language.WantedSlug, SeenSource)),
        RiskClass,
        SourceLanguage: Stored is { } stored && SourceLanguage != stored.Item.SourceLanguage ? SourceLanguage : null,
        Minor: Minor);

    /// <summary>A person compared a translation with its source; <paramref name="stale"/> fields are left.</summary>
    public void Compared(string language, IReadOnlyList<string> stale)
    {
        if (Stored is not { } stored || !stored.Languages.TryGetValue(language, out var status)) return;
        Stored = stored with { Languages = stored.Languages.ToDictionary(one => one.Key, one => one.Key == language ? status with { Stale = stale } : one.Value) };
    }

    /// <summary>What keeps it from being saved.</summary>
    public IReadOnlyList<FieldProblem> Problems() => [.. DraftRules.Problems(Type, DraftRules.Clean(Type, ToDraft()))];

    /// <summary>What keeps a language, as it stands on the screen, from being published.</summary>
    public IReadOnlyList<FieldProblem> Missing(string language) =>
        this[language].IsEmpty ? [] : [.. DraftRules.Missing(Type, Cleaned(this[language].Fields).Concat(Cleaned(Shared)).ToDictionary(), language)];

    /// <summary>Shows what is stored and forgets what was typed.</summary>
    public void Take(ItemState? stored)
    {
        _languages.Clear();
        foreach (var language in Languages.All) _languages[language] = new(this, language, stored?.Languages.GetValueOrDefault(language)?.Latest);
        _storedShared = stored is null ? [] : FieldSet.Read(stored.Item.Shared).ToDictionary();
        Shared = _storedShared.ToDictionary();
        RiskClass = stored?.Item.RiskClass ?? RiskClass.Normal;
        SourceLanguage = stored?.Item.SourceLanguage ?? Languages.Vietnamese;
        Minor = false;
        Stored = stored;
    }

    /// <summary>The version of the source that stands on the screen; <c>null</c> when it is being changed too, or is to become another.</summary>
    private string? SeenSource =>
        Stored is { } stored && SourceLanguage == stored.Item.SourceLanguage && !this[SourceLanguage].IsChanged ? stored.SourceVersion : null;

    /// <summary>Takes what others saved, but keeps what was typed here: a second save then puts it on top of theirs.</summary>
    public void TakeBeneath(ItemState stored)
    {
        var typed = _languages.Values.Where(language => language.IsChanged).ToDictionary(language => language.Language, language => (language.Fields, language.WantedSlug));
        var shared = SharedChanged ? Shared : null;
        Take(stored);
        if (shared is not null) Shared = shared;
        foreach (var (language, (fields, slug)) in typed) this[language].Put(fields, slug);
    }

    public void Put(string name, string? language, FieldValue? value)
    {
        var fields = language is null ? Shared : this[language].Fields;
        if (value is null) fields.Remove(name);
        else fields[name] = value;
    }

    internal Dictionary<string, FieldValue> Cleaned(IReadOnlyDictionary<string, FieldValue> fields) => fields
        .Select(field => (field.Key, Value: FieldCleaning.Clean(Type.Field(field.Key)!, field.Value)))
        .Where(field => field.Value is not null)
        .ToDictionary(field => field.Key, field => field.Value!);
}
