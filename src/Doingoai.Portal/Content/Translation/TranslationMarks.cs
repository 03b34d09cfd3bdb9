using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Translation;

/// <summary>
/// After each save says of every translation which fields its source has left behind. It only marks: a translation's words
/// are changed by persons alone.
/// </summary>
internal sealed class TranslationMarks(PortalDb db, Item item, ContentType type, DateTimeOffset now)
{
    /// <param name="sourceBefore">The item's source language before this save.</param>
    /// <param name="minor">The source's change leaves translations right.</param>
    public async Task ApplyAsync(IReadOnlyList<LanguageSave> languages, string sourceBefore, bool minor, CancellationToken cancel)
    {
        if (languages.FirstOrDefault(one => one.Language == item.SourceLanguage) is not { } source) return;

        var changesSource = sourceBefore != item.SourceLanguage;
        var doubtful = source.Variant.Stale;
        var (before, after) = (source.Before is null ? SourceFields.None : SourceFields.Of(type, source.Before), SourceFields.Of(type, source.After));
        source.Variant.BeSource();
        foreach (var one in languages.Where(one => one != source && (one.IsNew || source.IsNew || changesSource)))
        {
            var basis = SourceBasis.Read(one.Variant.Basis) ?? SourceBasis.On(before);
            if (changesSource) basis = SourceBasis.Instead(after, doubtful.Union(one.Variant.Stale));
            else if (source.IsNew && minor) basis = basis.AfterMinorEdit(before, after);
            if (one.IsNew) basis = await TranslatedAsync(one, basis, after, cancel);
            one.Variant.Compare(basis, basis.StaleAgainst(after), now);
        }
    }

    /// <summary>What the translator wrote is about the source that was on the screen. A field left alone stays as doubtful as it was.</summary>
    private async Task<SourceBasis> TranslatedAsync(LanguageSave one, SourceBasis basis, SourceFields latest, CancellationToken cancel)
    {
        if (one.After.SourceVersionId is { } version)
        {
            var seen = version == latest.Version ? latest : await SeenAsync(version, cancel);
            basis = one.Before is null ? SourceBasis.On(seen) : basis.Confirm(Changed(FieldSet.Read(one.Before.Fields), FieldSet.Read(one.After.Fields)), seen);
        }

        one.After.TranslatedFrom(basis);
        return basis;
    }

    private async Task<SourceFields> SeenAsync(string version, CancellationToken cancel) =>
        await db.Versions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == version && row.ItemId == item.Id, cancel) is { } seen
            ? SourceFields.Of(type, seen)
            : throw new RuleException("item.unknown-source", version);

    private IEnumerable<string> Changed(IReadOnlyDictionary<string, FieldValue> before, IReadOnlyDictionary<string, FieldValue> after) =>
        type.Fields.Where(field => !field.Shared && before.GetValueOrDefault(field.Name) != after.GetValueOrDefault(field.Name)).Select(field => field.Name);
}
