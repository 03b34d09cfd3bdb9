using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Doingoai.Portal.Content.Pages;

/// <summary>One editor for every content type: what is shared above, the three languages side by side below.</summary>
public sealed partial class ItemPage : IAsyncDisposable
{
    private ItemEditing? _editing;
    private Person? _person;
    private IReadOnlyList<FieldProblem> _problems = [];
    private IReadOnlyDictionary<string, string>? _kept;
    private string? _conflict;
    private string _tab = Languages.Vietnamese;
    private bool _missing;
    private bool _saving;
    private bool _mayWrite;
    private bool _mayRecall;
    private int _reset; // new fields for new values: text boxes are never written into

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private IContentTypes Types { get; set; } = null!;

    [Inject] private ItemReader Reader { get; set; } = null!;

    [Inject] private CreateItem Create { get; set; } = null!;

    [Inject] private SaveItem Saver { get; set; } = null!;

    [Inject] private RecallItem Recaller { get; set; } = null!;

    [Inject] private IEnumerable<IContentUsage> Usages { get; set; } = null!;

    [Inject] private ContentRights Rights { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    [Inject] private Ask Ask { get; set; } = null!;

    [Inject] private RuleTexts Rules { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private KeptText Kept { get; set; } = null!;

    [Parameter] public string? Id { get; set; }

    [Parameter] public string? NewType { get; set; }

    /// <summary>The language to be translated into beside its source; <c>null</c> = all columns.</summary>
    [Parameter] public string? TranslateTo { get; set; }

    internal ItemEditing Editing => _editing!;

    private bool Translates => TranslateTo is { } target && Languages.Knows(target) && Editing.Stored is { SourceVersion: not null } stored && target != stored.Item.SourceLanguage;

    private static string Ui => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private string PageAddress => Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0];

    private string KeepKey => $"{Id ?? NewType}@{_editing?.Stored?.Item.Revision ?? 0}";

    private string? Lead => _editing?.Stored is { } stored ? $"{_editing.Type.Label(Ui)} · {L["RevisionOf", stored.Item.Revision]}" : null;

    private IReadOnlyDictionary<string, string> Versions => Editing.Stored!.Languages.ToDictionary(language => language.Key, language => language.Value.Latest.Id);

    public ValueTask DisposeAsync() => Kept.DisposeAsync();

    internal void Put(string field, string? language, FieldValue? value) => Editing.Put(field, language, value);

    internal IReadOnlyList<string> ProblemsOf(string field, string? language) =>
        [.. _problems.Where(problem => problem.Field == field && problem.Language == language).Select(Sentence)];

    protected override async Task OnParametersSetAsync()
    {
        if (_editing is not null && _editing.Id == Id && (Id is not null || _editing.Type.Key == NewType)) return;
        _editing = null;
        _person = await Current.GetAsync();
        var stored = Id is null ? null : await Reader.FindAsync(Id, CancellationToken.None);
        _missing = Types.Find(stored?.Item.Type ?? NewType ?? "") is null || _person is null;
        if (_missing) return;

        await ShowAsync(new ItemEditing(Types.Find(stored?.Item.Type ?? NewType!)!, stored));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_editing is null || _kept is not null) return;
        _kept = await Kept.BeginAsync(KeepKey);
        if (_kept.Count > 0) StateHasChanged();
    }

    private async Task ShowAsync(ItemEditing editing)
    {
        var unit = editing.Stored?.Item.OwnerUnitId ?? Guid.Empty;
        _mayWrite = await Rights.MayAsync(_person!, Permission.WriteContent, unit, null, CancellationToken.None);
        _mayRecall = await Rights.MayAsync(_person!, Permission.RecallContent, unit, null, CancellationToken.None);
        (_editing, _problems, _conflict, _kept) = (editing, [], null, null);
        _reset++;
    }

    private async Task SaveAsync()
    {
        _problems = Editing.Problems();
        if (_saving || _problems.Count > 0) return;
        if (Editing.Id is not null && !Editing.IsChanged)
        {
            Attempt.Say(NotificationSeverity.Info, L["NothingChanged"], seconds: 4);
            return;
        }

        _saving = true;
        try
        {
            await Attempt.RunAsync(SaveDraftAsync, L["Saved"]);
        }
        finally
        {
            _saving = false;
        }
    }

    private async Task SaveDraftAsync()
    {
        var draft = Editing.ToDraft();
        try
        {
            var saved = Editing.Id is { } id ? await Saver.RunAsync(id, draft, _person!, CancellationToken.None) : await Create.RunAsync(Editing.Type.Key, draft, _person!, CancellationToken.None);
            await Kept.ForgetAsync();
            if (saved is not null) await OpenAsync(saved.Item);
        }
        catch (RuleException refused) when (refused.Code == "item.changed-by-someone-else")
        {
            var theirs = await Reader.FindAsync(Editing.Id!, CancellationToken.None);
            _conflict = theirs?.Languages.Values.MaxBy(language => language.Latest.SavedAt)?.Latest.AuthorName ?? "";
            throw;
        }
    }

    private async Task OpenAsync(string id)
    {
        var stored = await Reader.FindAsync(id, CancellationToken.None);
        await ShowAsync(new ItemEditing(Editing.Type, stored));
        if (Id == id) return;
        Id = id;
        Navigation.NavigateTo($"/admin/items/{id}", replace: true);
    }

    private async Task KeepMineAsync()
    {
        if (await Reader.FindAsync(Editing.Id!, CancellationToken.None) is { } theirs) Editing.TakeBeneath(theirs);
        _conflict = null;
        _reset++;
    }

    private async Task TakeTheirsAsync()
    {
        await Kept.ForgetAsync();
        await OpenAsync(Editing.Id!);
    }

    private void RestoreKept()
    {
        foreach (var (id, text) in _kept ?? new Dictionary<string, string>())
        {
            var cut = id.LastIndexOf('-');
            if (cut < 0 || Editing.Type.Field(id[..cut]) is not { } field) continue;
            var language = id[(cut + 1)..] is var tail && Languages.Knows(tail) ? tail : null;
            if (field.Shared == (language is null)) Put(field.Name, language, text.Length == 0 ? null : new(field.Kind, text));
        }

        _kept = new Dictionary<string, string>();
        _reset++;
    }

    private async Task ForgetKeptAsync()
    {
        await Kept.ForgetAsync();
        _kept = new Dictionary<string, string>();
    }

    private async Task PublishAsync()
    {
        if (Editing.IsChanged)
        {
            Attempt.Say(NotificationSeverity.Warning, L["SaveFirst"], seconds: 6);
            return;
        }

        var options = new DialogOptions { Width = "min(980px, 94vw)", CloseDialogOnEsc = true };
        if (await Dialogs.OpenAsync<PublishDialog>(L["PublishTitle", Editing.Title ?? ""], new() { [nameof(PublishDialog.Item)] = Editing.Id! }, options) is true) await OpenAsync(Editing.Id!);
    }

    private async Task RecallAsync()
    {
        var places = new List<string>();
        foreach (var usage in Usages) places.AddRange((await usage.FindAsync(Editing.Id!, CancellationToken.None)).Select(place => place.Name));
        var consequence = places.Count == 0 ? L["RecallText"].Value : $"{L["RecallText"]} {L["RecallPlaces", string.Join(", ", places)]}";
        if (!await Ask.AreYouSureAsync(L["RecallTitle"], consequence, L["RecallYes"])) return;
        if (await Attempt.RunAsync(() => Recaller.RunAsync(Editing.Id!, null, _person!, CancellationToken.None), L["Recalled"])) await OpenAsync(Editing.Id!);
    }

    private string Sentence(FieldProblem problem) =>
        Rules.Sentence(new RuleException(problem.Code, Editing.Type.Field(problem.Field)!.Label(Ui), problem.Language is null ? L["SharedFields"].Value : L[$"Language_{problem.Language}"].Value, problem.Limit ?? 0));
}
