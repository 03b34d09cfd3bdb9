using Doingoai.Portal.Content.Buffers;
using Doingoai.Portal.Content.Comparing;
using Doingoai.Portal.Content.Pages.Fields;
using Doingoai.Portal.Platform;
using Radzen;

namespace Doingoai.Portal.Content.Pages;

/// <summary>What the editor's buttons and keys do.</summary>
public sealed partial class ItemPage
{
    private string? _key;

    /// <summary>Puts the cursor into a field, wherever it stands.</summary>
    internal async Task GoToAsync(string field, string? language)
    {
        if (Translates && language is null)
        {
            Navigation.NavigateTo($"/admin/items/{Id}#{FieldEditor.IdOf(field, language)}");
            return;
        }

        if (language is not null && _tab != language)
        {
            _tab = language;
            StateHasChanged();
        }

        await Kept.FocusAsync(FieldEditor.IdOf(field, language));
    }

    /// <summary>Takes over what stands in the boxes at this moment, also in the one that has the focus.</summary>
    private async Task CollectAsync()
    {
        foreach (var (box, text) in await Kept.CollectAsync())
        {
            if (BufferKey.Field(Editing.Type, box, text) is not { } typed) continue;
            var language = typed.Part == BufferKey.Shared ? null : typed.Part;
            if (typed.Name == BufferKey.Slug) Editing[typed.Part].WantedSlug = text;
            else Editing.Put(typed.Name, language, text.Length == 0 ? null : typed.Value);
        }
    }

    /// <summary>True if everything on the screen is stored afterwards.</summary>
    private async Task<bool> SaveAsync()
    {
        if (_saving || !_mayWrite) return false;
        _saving = true;
        var saved = false;
        try
        {
            await CollectAsync();
            _problems = Editing.Problems();
            if (Editing.Conflicts.Count > 0) Attempt.Say(NotificationSeverity.Warning, L["ChooseFirst", Editing.Conflicts.Count], seconds: 8);
            else if (_problems.Count == 0) saved = await SaveCollectedAsync();
        }
        finally
        {
            _saving = false;
            await Kept.SettleAsync(saved, Key, Editing.Basis);
        }

        return saved;
    }

    private async Task<bool> SaveCollectedAsync()
    {
        if (Editing.Id is not null && !Editing.IsChanged)
        {
            await Desk.ForgetAsync(Key, _person!);
            Attempt.Say(NotificationSeverity.Info, L["NothingChanged"], seconds: 4);
            return true;
        }

        return await Attempt.RunAsync(SaveDraftAsync, L["Saved"]);
    }

    private async Task SaveDraftAsync()
    {
        try
        {
            var done = await Desk.SaveAsync(Key, Editing, _person!);
            (_restoredFrom, _mergedWith) = (null, null);
            Renew(done.Anew);
            if (Id == done.Item) return;
            Id = done.Item;
            Navigation.NavigateTo($"/admin/items/{done.Item}", replace: true);
        }
        catch (RuleException refused) when (refused.Code == "item.changed-by-someone-else" && Editing.Id is not null)
        {
            if (await Reader.FindAsync(Editing.Id, CancellationToken.None) is { } theirs)
            {
                Editing.TakeBeneath(theirs);
                _mergedWith = theirs.Languages.Values.MaxBy(language => language.Latest.SavedAt)?.Latest.AuthorName ?? "";
                Renew([BufferKey.Shared, .. Languages.All]);
            }

            throw;
        }
    }

    private async Task ChooseAsync((FieldConflict Conflict, bool Mine) chosen)
    {
        await CollectAsync(); // boxes of the part are made anew
        await Kept.SettleAsync(saved: false, Key, Editing.Basis);
        Editing.Choose(chosen.Conflict, chosen.Mine);
        if (chosen.Mine) return;
        var part = chosen.Conflict.Language ?? BufferKey.Shared;
        await KeepAsync(new(chosen.Conflict.Field, part, chosen.Conflict.Theirs ?? new(Editing.Type.Field(chosen.Conflict.Field)!.Kind, "")));
        Renew([part]);
    }

    private async Task DiscardAsync()
    {
        if (!await Ask.AreYouSureAsync(L["DiscardTitle"], L["DiscardText"], L["DiscardYes"])) return;
        await Kept.ForgetAsync();
        await Desk.ForgetAsync(Key, _person!);
        if (Id is null) Navigation.NavigateTo("/admin/items");
        else await ReloadAsync();
    }

    /// <summary>True if nothing is left to be saved; says so otherwise.</summary>
    private async Task<bool> IsSavedAsync()
    {
        await CollectAsync();
        await Kept.SettleAsync(saved: false, Key, Editing.Basis);
        if (!Editing.IsChanged) return true;
        Attempt.Say(NotificationSeverity.Warning, L["SaveFirst"], seconds: 6);
        return false;
    }

    private async Task RestoreAsync((string Version, string? Field) wanted)
    {
        if (!await IsSavedAsync()) return;
        if (await Attempt.RunAsync(() => Restorer.RunAsync(wanted.Version, wanted.Field, Editing.Stored!.Item.Revision, _person!, CancellationToken.None), L["Restored"]) is not null)
            await ReloadAsync();
    }

    private async Task PublishAsync()
    {
        if (Editing.Id is null || _mayWrite)
        {
            await CollectAsync();
            await Kept.SettleAsync(saved: false, Key, Editing.Basis);
            if ((Editing.Id is null || Editing.IsChanged) && !await SaveAsync()) return;
        }

        var options = new DialogOptions { Width = "min(980px, 94vw)", CloseDialogOnEsc = true };
        if (await Dialogs.OpenAsync<PublishDialog>(L["PublishTitle", Editing.Title ?? ""], new() { [nameof(PublishDialog.Item)] = Editing.Id! }, options) is true) await ReloadAsync();
    }

    private async Task RecallAsync()
    {
        var places = new List<string>();
        foreach (var usage in Usages) places.AddRange((await usage.FindAsync(Editing.Id!, CancellationToken.None)).Select(place => place.Name));
        var consequence = places.Count == 0 ? L["RecallText"].Value : $"{L["RecallText"]} {L["RecallPlaces", string.Join(", ", places)]}";
        if (!await Ask.AreYouSureAsync(L["RecallTitle"], consequence, L["RecallYes"])) return;
        if (await Attempt.RunAsync(() => Recaller.RunAsync(Editing.Id!, null, _person!, CancellationToken.None), L["Recalled"])) await ReloadAsync();
    }
}
