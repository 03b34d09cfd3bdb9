using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Translation;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Items;

/// <summary>
/// One save of one item: what the draft changes becomes new versions. A shared field makes a new version of every
/// language; what is unchanged makes none.
/// </summary>
internal sealed class ItemSave
{
    private readonly PortalDb _db;
    private readonly Item _item;
    private readonly ContentType _type;
    private readonly ItemDraft _draft;
    private readonly Person _author;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, (Variant Variant, ItemVersion Latest)> _stored;
    private readonly List<ItemVersion> _new = [];
    private readonly List<LanguageSave> _saved = [];

    private ItemSave(
        PortalDb db, Item item, ContentType type, ItemDraft draft, Person author, DateTimeOffset now, Dictionary<string, (Variant Variant, ItemVersion Latest)> stored) =>
        (_db, _item, _type, _draft, _author, _now, _stored) = (db, item, type, draft, author, now, stored);

    public static async Task<ItemSave> BeginAsync(
        PortalDb db, Item item, ContentType type, ItemDraft draft, Person author, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await (from variant in db.Variants
                          join latest in db.Versions on variant.LatestVersionId equals latest.Id
                          where variant.ItemId == item.Id
                          select new { variant, latest }).ToListAsync(cancel);
        return new(db, item, type, draft, author, now, rows.ToDictionary(row => row.variant.Language, row => (row.variant, row.latest)));
    }

    /// <summary>The new versions, not yet saved to the database.</summary>
    public async Task<IReadOnlyList<ItemVersion>> ApplyAsync(CancellationToken cancel)
    {
        _item.BeginSave(_draft.Revision, _now);
        var shared = FieldSet.Read(_item.Shared);
        var sharedChanged = _draft.Shared is { } wanted && !FieldSet.Same(wanted, shared);
        if (sharedChanged) _item.Share(shared = _draft.Shared!, _draft.Revision);
        if (_draft.RiskClass is { } riskClass) _item.Classify(riskClass);
        if (_draft.Unit is { } unit) _item.MoveTo(unit);
        if (_draft.Origin is { } origin) _item.ComeFrom(origin);

        var source = _item.SourceLanguage;
        if (SourceLanguage() is { } other) _item.TranslateFrom(other);
        foreach (var language in Languages.All.OrderBy(language => language != _item.SourceLanguage)) // translations name the source's new version
            await ApplyAsync(language, shared, sharedChanged, cancel);
        await new TranslationMarks(_db, _item, _type, _now).ApplyAsync(
            [.. _saved, .. _stored.Where(stored => _saved.TrueForAll(one => one.Language != stored.Key)).Select(stored => new LanguageSave(stored.Value.Variant, stored.Value.Latest, stored.Value.Latest))],
            _stored.Count == 0 ? _item.SourceLanguage : source, _draft.Minor, cancel);
        return _new;
    }

    public SavedItem Result()
    {
        var versions = _stored.ToDictionary(stored => stored.Key, stored => stored.Value.Latest.Id);
        foreach (var version in _new) versions[version.Language] = version.Id;
        return new(_item.Id, _item.Revision, versions);
    }

    /// <summary>After the database refused: says which other save was in the way.</summary>
    public async Task DemandUndisturbedAsync(CancellationToken cancel)
    {
        if (await _db.Items.AsNoTracking().AnyAsync(row => row.Id == _item.Id && row.Revision >= _item.Revision, cancel)) throw new RuleException("item.changed-by-someone-else");
        if (_item.LegacyNumber is { } number && await _db.Items.AsNoTracking().AnyAsync(row => row.LegacyNumber == number && row.Id != _item.Id, cancel))
            throw new RuleException("item.legacy-number-taken", number);
        foreach (var version in _new)
            if (version.Slug is { } slug && await TakenAsync(version.Language, slug, cancel)) throw new RuleException("slug.taken", slug);
    }

    private async Task ApplyAsync(string language, IReadOnlyDictionary<string, FieldValue> shared, bool sharedChanged, CancellationToken cancel)
    {
        var wanted = _draft.Variants.GetValueOrDefault(language);
        if (!_stored.TryGetValue(language, out var stored))
        {
            if (wanted is not { Fields.Count: > 0 }) return; // an empty column of the editor is no variant
            stored = (_db.Variants.Add(Variant.Of(_item, language)).Entity, null!);
        }

        var (variant, latest) = stored;
        var own = latest is null ? FieldSet.None : Own(latest);
        var slug = await SlugAsync(variant, latest, wanted, cancel);
        var ownChanged = wanted is not null && (latest is null || !FieldSet.Same(wanted.Fields, own) || slug != variant.Slug);
        if (ownChanged) variant.Change(_draft.Revision, _item.Revision);

        var again = wanted is not null && latest?.Stage == Stage.Archived; // saved unchanged after a recall: to publish it anew
        if (!ownChanged && !sharedChanged && !again) return;

        if (ownChanged) variant.Address(slug, FollowsTitle(variant, wanted!));
        var fields = (ownChanged ? wanted!.Fields : own).Concat(shared).ToDictionary();
        var version = ItemVersion.Draft(_item, _type, variant, (latest?.Number ?? 0) + 1, fields, Source(language, wanted, latest, ownChanged), _author, _now);
        if (_draft.Origin is { } origin) version.ComeFrom(origin);
        variant.Latest(version);
        _db.Versions.Add(version);
        _db.VersionMedia.AddRange(VersionMedia.Of(version, fields));
        _new.Add(version);
        _saved.Add(new(variant, latest, version));
    }

    /// <summary>The source language if this save sets it: as wished, or for a new item the first that is written.</summary>
    private string? SourceLanguage()
    {
        bool Written(string language) => _stored.ContainsKey(language) || _draft.Variants.GetValueOrDefault(language) is { Fields.Count: > 0 };
        if (_draft.SourceLanguage is not { } wished) return _stored.Count == 0 ? Languages.All.FirstOrDefault(Written) : null;
        return Written(wished) ? wished : throw new RuleException("item.source-not-written", wished);
    }

    private Dictionary<string, FieldValue> Own(ItemVersion version) =>
        FieldSet.Read(version.Fields).Where(field => _type.Field(field.Key) is { Shared: false }).ToDictionary();

    private string? Source(string language, VariantDraft? wanted, ItemVersion? latest, bool ownChanged)
    {
        if (language == _item.SourceLanguage) return null;
        if (!ownChanged) return latest?.SourceVersionId;
        return wanted!.Source
            ?? _new.Find(version => version.Language == _item.SourceLanguage)?.Id
            ?? (_stored.TryGetValue(_item.SourceLanguage, out var source) ? source.Latest.Id : null);
    }

    private static bool FollowsTitle(Variant variant, VariantDraft wanted) => wanted.Slug switch
    {
        null => variant.SlugFollowsTitle,
        "" => true,
        _ => variant.SlugFollowsTitle && wanted.Slug == variant.Slug,
    };

    /// <summary>The address follows the title until it is published or typed by hand; then it stays until somebody types another.</summary>
    private async Task<string?> SlugAsync(Variant variant, ItemVersion? latest, VariantDraft? wanted, CancellationToken cancel)
    {
        if (wanted is null) return variant.Slug;
        if (wanted.Slug is { Length: > 0 } typed && typed != variant.Slug)
        {
            var slug = Slug.Of(typed);
            if (slug.Length == 0) throw new RuleException("slug.empty");
            return !await TakenAsync(variant.Language, slug, cancel) ? slug : throw new RuleException("slug.taken", slug);
        }

        var follows = FollowsTitle(variant, wanted);
        var title = wanted.Fields.GetValueOrDefault(_type.Title)?.Text;
        if (title is null || !follows || (variant.Slug is not null && title == latest?.Title)) return variant.Slug;
        if (variant.Slug is not null && wanted.Slug != "" && await WasPublishedAsync(variant, cancel)) return variant.Slug;
        return await FreeSlugAsync(variant, title, cancel);
    }

    private async Task<string> FreeSlugAsync(Variant variant, string title, CancellationToken cancel)
    {
        var slug = Slug.Of(title) is { Length: > 0 } made ? made : _item.Id;
        var free = slug;
        for (var number = 2; await TakenAsync(variant.Language, free, cancel); number++) free = Slug.Numbered(slug, number);
        return free;
    }

    private async Task<bool> TakenAsync(string language, string slug, CancellationToken cancel) =>
        await _db.Variants.AsNoTracking().AnyAsync(other => other.Language == language && other.Slug == slug && other.ItemId != _item.Id, cancel)
        || await _db.SlugHistory.AsNoTracking().AnyAsync(past => past.Language == language && past.Slug == slug && past.ItemId != _item.Id, cancel);

    private Task<bool> WasPublishedAsync(Variant variant, CancellationToken cancel) =>
        _db.SlugHistory.AsNoTracking().AnyAsync(past => past.Language == variant.Language && past.ItemId == variant.ItemId, cancel);
}
