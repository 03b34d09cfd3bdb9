using Doingoai.Portal.Content.Buffers;
using Doingoai.Portal.Content.Comparing;
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
    private readonly List<FieldConflict> _conflicts = [];
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

    /// <summary>Fields that others changed too: mine stands on the screen until one of both is chosen.</summary>
    public IReadOnlyList<FieldConflict> Conflicts => _conflicts;

    public LanguageEditing this[string language] => _languages[language];

    public bool SharedChanged => !FieldSet.Same(Cleaned(Shared), _storedShared);

    public bool IsChanged => SharedChanged || _languages.Values.Any(language => language.IsChanged) || (Stored is { } stored && (RiskClass != stored.Item.RiskClass || SourceLanguage != stored.Item.SourceLanguage));

    /// <summary>For headings: the Vietnamese title, else any.</summary>
    public string? Title => Languages.All.Select(language => this[language].Fields.GetValueOrDefault(Type.Title)?.Text).FirstOrDefault(title => !string.IsNullOrWhiteSpace(title));

    /// <summary>By part, the version that stood on the screen when typing began.</summary>
    public Dictionary<string, string?> Basis => Languages.All.ToDictionary(language => language, language => this[language].Stored?.Id)
        .Append(new(BufferKey.Shared, Stored?.Languages.Values.Select(language => language.Latest.Id).FirstOrDefault())).ToDictionary();

    /// <summary>Only what was changed is sent: what others do elsewhere in the item meanwhile is not touched.</summary>
    public ItemDraft ToDraft() => new(
        Stored?.Item.Revision ?? 0,
        SharedChanged || Stored is null ? Shared.ToDictionary() : null,
        _languages.Values.Where(language => language.IsChanged).ToDictionary(language => language.Language, language => new VariantDraft(language.Fields.ToDictionary(), language.WantedSlug, SeenSource)),
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
        _conflicts.Clear();
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

    /// <summary>Puts what was typed and not saved over what is stored, which may have changed since.</summary>
    public void Overlay(OpenBuffer typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var language = Languages.Knows(typed.Part) ? typed.Part : null;
        bool Mine(string name) => Type.Field(name) is { } field && field.Shared == (language is null);
        var basis = typed.Basis.Where(field => Mine(field.Key)).ToDictionary();
        var mine = Merge.Over(basis, typed.Typed.Where(field => Mine(field.Key)));
        if (language is null)
        {
            Shared = Merged(null, basis, mine, _storedShared);
            if (typed.Typed.TryGetValue(BufferKey.Risk, out var risk) && Enum.TryParse<RiskClass>(risk.Text, out var chosen)) RiskClass = chosen;
            return;
        }

        var slug = typed.Typed.GetValueOrDefault(BufferKey.Slug)?.Text ?? this[language].WantedSlug;
        this[language].Put(Merged(language, basis, mine, this[language].Basis), slug);
    }

    /// <summary>Takes what others saved, but keeps what was typed here: a second save then puts it on top of theirs.</summary>
    public void TakeBeneath(ItemState theirs)
    {
        ArgumentNullException.ThrowIfNull(theirs);
        var before = _languages.ToDictionary();
        var (shared, storedShared, risk, storedRisk) = (Shared, _storedShared, RiskClass, Stored?.Item.RiskClass);
        var (source, storedSource) = (SourceLanguage, Stored?.Item.SourceLanguage);
        Take(theirs);
        if (source != storedSource) SourceLanguage = source;
        Shared = Merged(null, storedShared, shared, _storedShared);
        if (risk != storedRisk) RiskClass = risk;
        foreach (var (language, mine) in before) this[language].Put(Merged(language, mine.Basis, mine.Fields, this[language].Basis), mine.WantedSlug);
    }

    /// <summary>After <paramref name="sent"/> was saved: <paramref name="now"/> is stored. What goes on being typed stays.</summary>
    /// <returns>Parts that others changed meanwhile and that must be shown anew.</returns>
    public IReadOnlyList<string> Rebase(ItemState now, ItemDraft sent)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(sent);
        var before = _languages.ToDictionary();
        var (shared, storedShared) = (Shared, _storedShared);
        Take(now);
        var anew = new List<string>();
        Shared = sent.Shared is null ? Merged(null, storedShared, shared, _storedShared) : shared;
        if (sent.Shared is null && !FieldSet.Same(storedShared, _storedShared)) anew.Add(BufferKey.Shared);
        foreach (var (language, mine) in before)
        {
            var wasSent = sent.Variants.ContainsKey(language);
            this[language].Put(wasSent ? mine.Fields : Merged(language, mine.Basis, mine.Fields, this[language].Basis), wasSent ? null : mine.WantedSlug);
            if (!wasSent && !FieldSet.Same(mine.Basis, this[language].Basis)) anew.Add(language);
        }

        return anew;
    }

    /// <summary>Settles a conflict.</summary>
    public void Choose(FieldConflict conflict, bool mine)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        if (_conflicts.Remove(conflict) && !mine) Put(conflict.Field, conflict.Language, conflict.Theirs);
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

    private Dictionary<string, FieldValue> Merged(
        string? language, IReadOnlyDictionary<string, FieldValue> basis, IReadOnlyDictionary<string, FieldValue> typed, IReadOnlyDictionary<string, FieldValue> theirs)
    {
        var mine = Cleaned(typed);
        var (fields, names) = Merge.Of(basis, mine, theirs);
        _conflicts.AddRange(names.Select(name => new FieldConflict(name, language, mine.GetValueOrDefault(name), theirs.GetValueOrDefault(name))));
        foreach (var (name, value) in typed) // a space typed at the end is still wanted; markup is shown clean
            if (value.Kind != FieldKind.RichText && mine.TryGetValue(name, out var clean) && fields.GetValueOrDefault(name) == clean) fields[name] = value;
        return fields;
    }
}
