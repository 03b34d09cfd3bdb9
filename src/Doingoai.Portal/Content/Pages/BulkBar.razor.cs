using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content.Lists;
using Doingoai.Portal.Content.Translation.Board;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages;

public sealed partial class BulkBar
{
    private IReadOnlyList<Person> _people = [];
    private List<(IItemCollections Collections, IReadOnlyList<ItemCollection> Choices)> _collections = [];
    private string _collection = "";
    private BulkOutcome? _outcome;
    private string _what = "";
    private string _language = Languages.English;
    private string _translator = "";
    private DateOnly? _due;
    private int _round; // a drop-down that has done its work closes: its outcome stands where it lay
    private bool _busy;
    private bool _mayPublish;
    private bool _mayRecall;
    private bool _mayWrite;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private BulkItems Bulk { get; set; } = null!;

    [Inject] private BoardChoices Choices { get; set; } = null!;

    [Inject] private IEnumerable<IItemCollections> Collections { get; set; } = [];

    [Inject] private IAccess Access { get; set; } = null!;

    [Inject] private Ask Ask { get; set; } = null!;

    [Inject] private RuleTexts Rules { get; set; } = null!;

    [Parameter, EditorRequired] public Person Person { get; set; } = null!;

    [Parameter, EditorRequired] public IReadOnlyCollection<string> Chosen { get; set; } = [];

    [Parameter] public EventCallback<IReadOnlyCollection<string>> ChosenChanged { get; set; }

    /// <summary>Something was done: the list may look different.</summary>
    [Parameter] public EventCallback Done { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _mayPublish = await Access.MayAsync(Person.Id, Permission.PublishPortal);
        _mayRecall = await Access.MayAsync(Person.Id, Permission.RecallContent);
        _mayWrite = await Access.MayAsync(Person.Id, Permission.WriteContent);
        if (_mayWrite) _people = await Choices.WritersAsync(CancellationToken.None);
        foreach (var collections in Collections)
            if (await collections.OfAsync(Person, CancellationToken.None) is { Count: > 0 } choices) _collections.Add((collections, choices));
    }

    private Task PublishAsync() => RunAsync(L["BulkPublish"], () => Bulk.PublishAsync(Chosen, Person, CancellationToken.None));

    private async Task RecallAsync()
    {
        if (await Ask.AreYouSureAsync(L["BulkRecallTitle", Chosen.Count], L["RecallText"], L["RecallYes"])) await RunAsync(L["RecallYes"], () => Bulk.RecallAsync(Chosen, Person, CancellationToken.None));
    }

    private Task AssignAsync() => RunAsync(L["BulkAssign"], () => Bulk.AssignAsync(Chosen, _language, Guid.ParseExact(_translator, "N"), _due, Person, CancellationToken.None));

    private Task AddAsync(IItemCollections collections) => RunAsync($"{collections.AddLabel} “{ChosenName(collections)}”", () => Bulk.AddAsync(collections, _collection, Chosen, Person, CancellationToken.None));

    private string? ChosenName(IItemCollections collections) => _collections.Find(one => one.Collections == collections).Choices.FirstOrDefault(choice => choice.Id == _collection)?.Name;

    private async Task RunAsync(string what, Func<Task<BulkOutcome>> act)
    {
        _busy = true;
        _outcome = await act();
        (_what, _busy) = (what, false);
        _round++;
        await ChosenChanged.InvokeAsync([.. _outcome.Refused.Select(refused => refused.Item)]);
        await Done.InvokeAsync();
    }
}
