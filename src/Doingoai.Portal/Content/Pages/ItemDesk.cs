using Doingoai.Portal.Content.Buffers;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Pages;

/// <summary>Opens an item for a person with all they had typed, and saves it.</summary>
internal sealed class ItemDesk(ItemReader reader, DraftBuffers buffers, KeepDraft keep, ForgetDraft forget, CreateItem create, SaveItem saver)
{
    /// <param name="leftover">What the browser could not hand over before.</param>
    public async Task<OpenedItem> OpenAsync(ContentType type, ItemState? stored, string key, Leftover? leftover, Person person)
    {
        if (leftover is { Texts.Count: > 0 }) await keep.RunAsync(key, Known(type, leftover.Texts), leftover.Basis, person, CancellationToken.None);
        var editing = new ItemEditing(type, stored);
        var typed = await buffers.OfAsync(key, person, CancellationToken.None);
        foreach (var one in typed) editing.Overlay(one);
        if (editing.IsChanged || editing.Conflicts.Count > 0) return new(editing, typed.Count > 0 ? typed.Max(one => one.At) : null);

        if (typed.Count > 0) await forget.RunAsync(key, person, CancellationToken.None); // already saved, by another window
        return new(new(type, stored), null);
    }

    public Task KeepAsync(string key, ItemEditing editing, KeptField field, Person person) => keep.RunAsync(key, [field], editing.Basis, person, CancellationToken.None);

    public Task ForgetAsync(string key, Person person) => forget.RunAsync(key, person, CancellationToken.None);

    /// <summary>Saves what was changed; <paramref name="editing"/> then stands on what is stored.</summary>
    public async Task<SaveOutcome> SaveAsync(string key, ItemEditing editing, Person person)
    {
        var draft = editing.ToDraft();
        var saved = editing.Id is { } id ? await saver.RunAsync(id, draft, person, CancellationToken.None) : await create.RunAsync(editing.Type.Key, draft, person, CancellationToken.None);
        if (saved is null || await reader.FindAsync(saved.Item, CancellationToken.None) is not { } now) throw new RuleException("item.gone");
        await forget.RunAsync(key, person, CancellationToken.None);
        return new(saved.Item, editing.Rebase(now, draft));
    }

    private static List<KeptField> Known(ContentType type, IReadOnlyDictionary<string, string> texts) =>
        [.. texts.Select(text => BufferKey.Field(type, text.Key, text.Value ?? "")).OfType<KeptField>()];
}

/// <param name="RestoredFrom">When what was restored was typed; <c>null</c> = nothing was.</param>
internal sealed record OpenedItem(ItemEditing Editing, DateTimeOffset? RestoredFrom);

/// <param name="Anew">Parts that others changed and that must be shown anew.</param>
internal sealed record SaveOutcome(string Item, IReadOnlyList<string> Anew);
