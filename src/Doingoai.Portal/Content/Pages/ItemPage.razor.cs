using System.Globalization;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content.Buffers;
using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Lists;
using Doingoai.Portal.Content.Presence;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Protocol.Trust;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Doingoai.Portal.Content.Pages;

/// <summary>One editor for every content type: what is shared above, the three languages side by side below.</summary>
public sealed partial class ItemPage : IAsyncDisposable
{
    private readonly Dictionary<string, int> _anew = []; // by part: new boxes for new values, because boxes are never written into
    private ItemEditing? _editing;
    private Person? _person;
    private IReadOnlyList<FieldProblem> _problems = [];
    private IReadOnlyList<UnsavedItem> _begun = [];
    private DateTimeOffset? _restoredFrom;
    private string? _mergedWith;
    private string _tab = Languages.Vietnamese;
    private bool _missing;
    private bool _saving;
    private bool _mayWrite;
    private bool _mayRecall;
    private bool _watch;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private IContentTypes Types { get; set; } = null!;

    [Inject] private ItemReader Reader { get; set; } = null!;

    [Inject] private ItemDesk Desk { get; set; } = null!;

    [Inject] private DraftBuffers Buffers { get; set; } = null!;

    [Inject] private RecallItem Recaller { get; set; } = null!;

    [Inject] private RestoreVersion Restorer { get; set; } = null!;

    [Inject] private IEnumerable<IContentUsage> Usages { get; set; } = null!;

    [Inject] private ContentRights Rights { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    [Inject] private Ask Ask { get; set; } = null!;

    [Inject] private RuleTexts Rules { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TakeOverLanguage TakeOver { get; set; } = null!;

    [Inject] private ListPlace Place { get; set; } = null!;

    [Inject] private KeptText Kept { get; set; } = null!;

    [Parameter] public string? Id { get; set; }

    [Parameter] public string? NewType { get; set; }

    /// <summary>The language to be translated into beside its source; <c>null</c> = all columns.</summary>
    [Parameter] public string? TranslateTo { get; set; }

    /// <summary>Tells two new items of one type apart while neither is saved.</summary>
    [SupplyParameterFromQuery(Name = "draft")] public string? Draft { get; set; }

    /// <summary>A field has another value than a moment ago.</summary>
    internal event Action? Changed;

    internal ItemEditing Editing => _editing!;

    private bool Translates => TranslateTo is { } target && Languages.Knows(target) && Editing.Stored is { SourceVersion: not null } stored && target != stored.Item.SourceLanguage;

    private static string Ui => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private string PageAddress => Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0];

    private string Key => Id ?? BufferKey.New(NewType!, Draft!);

    private string? Lead => _editing?.Stored is { } stored ? $"{_editing.Type.Label(Ui)} · {L["RevisionOf", stored.Item.Revision]}" : null;

    private IReadOnlyDictionary<string, string> Versions => Editing.Stored!.Languages.ToDictionary(language => language.Key, language => language.Value.Latest.Id);

    public ValueTask DisposeAsync() => Kept.DisposeAsync();

    /// <summary>Typed text the browser hands over itself; what is chosen is kept from here.</summary>
    internal async Task PutAsync(string field, string? language, FieldValue? value)
    {
        Editing.Put(field, language, value);
        Changed?.Invoke();
        var kind = Editing.Type.Field(field)!.Kind;
        if (kind is FieldKind.Text or FieldKind.RichText or FieldKind.Number or FieldKind.Date) return;
        await KeepAsync(new(field, language ?? BufferKey.Shared, value ?? new(kind, "")));
    }

    internal IReadOnlyList<string> ProblemsOf(string field, string? language) =>
        [.. _problems.Where(problem => problem.Field == field && problem.Language == language).Select(Sentence)];

    protected override async Task OnParametersSetAsync()
    {
        if (Id is null && !BufferKey.IsWord(Draft))
        {
            Navigation.NavigateTo($"/admin/items/new/{NewType}?draft={BufferKey.NewWord()}", replace: true);
            return;
        }

        if (_editing is not null && _editing.Id == Id && (Id is not null || _key == Key)) return;
        _editing = null;
        _person = await Current.GetAsync();
        var stored = Id is null ? null : await Reader.FindAsync(Id, CancellationToken.None);
        Place.Item = Id;
        _missing = Types.Find(stored?.Item.Type ?? NewType ?? "") is null || _person is null;
        if (!_missing) await ShowAsync(stored);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_editing is null || !_watch) return;
        _watch = false;
        await Kept.BeginAsync(Key, _person!.Id, Editing.Basis);
    }

    /// <summary>Shows what is stored, with what the person has typed and not saved on top.</summary>
    private async Task ShowAsync(ItemState? stored)
    {
        var type = Types.Find(stored?.Item.Type ?? NewType!)!;
        var unit = stored?.Item.OwnerUnitId ?? Guid.Empty;
        _mayWrite = await Rights.MayAsync(_person!, Permission.WriteContent, unit, null, CancellationToken.None);
        _mayRecall = await Rights.MayAsync(_person!, Permission.RecallContent, unit, null, CancellationToken.None);
        var leftover = _mayWrite ? await Kept.LeftoverAsync(Key, _person!.Id) : null;
        var opened = await Desk.OpenAsync(type, stored, Key, leftover, _person!);
        _begun = Id is null ? [.. (await Buffers.AllAsync(_person!, CancellationToken.None)).Where(one => one.Type == NewType && one.Key != Key && BufferKey.OfNew(one.Key) is not null)] : [];
        (_editing, _restoredFrom, _problems, _mergedWith, _key, _watch) = (opened.Editing, opened.RestoredFrom, [], null, Key, true);
        Renew([BufferKey.Shared, .. Languages.All]);
    }

    private async Task ReloadAsync() => await ShowAsync(await Reader.FindAsync(Id!, CancellationToken.None));

    private void Renew(IEnumerable<string> parts)
    {
        foreach (var part in parts) _anew[part] = _anew.GetValueOrDefault(part) + 1;
    }

    private Task<bool> ClassifyAsync(string risk)
    {
        Editing.RiskClass = Enum.Parse<RiskClass>(risk);
        return KeepAsync(new(BufferKey.Risk, BufferKey.Shared, new(FieldKind.Choice, risk)));
    }

    private Task<bool> KeepAsync(KeptField field) => Attempt.RunAsync(() => Desk.KeepAsync(Key, Editing, field, _person!));

    private string Sentence(FieldProblem problem) =>
        Rules.Sentence(new RuleException(problem.Code, Editing.Type.Field(problem.Field)!.Label(Ui), problem.Language is null ? L["SharedFields"].Value : L[$"Language_{problem.Language}"].Value, problem.Limit ?? 0));
}
