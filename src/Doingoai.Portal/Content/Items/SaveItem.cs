using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Items;

/// <summary>A person saves an item.</summary>
internal sealed class SaveItem(ItemWriter writer, ContentRights rights)
{
    /// <summary><c>null</c> if there is no such item.</summary>
    public async Task<SavedItem?> RunAsync(string item, ItemDraft draft, Person by, CancellationToken cancel)
    {
        if (await rights.UnitOfAsync(item, cancel) is not { } unit) return null;

        // A shared field changes every language.
        IEnumerable<string?> languages = draft.Shared is null && draft.RiskClass is null && draft.Unit is null && draft.SourceLanguage is null ? draft.Variants.Keys : Platform.Languages.All;
        await rights.DemandAsync(by, Permission.WriteContent, unit, languages, cancel);
        if (draft.Unit is { } other && other != unit) await rights.DemandAsync(by, Permission.WriteContent, other, languages, cancel);
        return await writer.SaveAsync(item, draft, by, cancel);
    }
}
