using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content.Lists;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages;

public sealed partial class ListArrangement
{
    private IReadOnlyList<SavedList> _lists = [];
    private string? _name;
    private int _saved;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private PersonLists Lists { get; set; } = null!;

    [Inject] private SaveList Saver { get; set; } = null!;

    [Inject] private ForgetList Forgetter { get; set; } = null!;

    [Inject] private ChooseColumns Chooser { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    [Parameter, EditorRequired] public Person Person { get; set; } = null!;

    /// <summary>The filter that is shown.</summary>
    [Parameter, EditorRequired] public string Query { get; set; } = "";

    [Parameter, EditorRequired] public IReadOnlyList<ItemColumn> Columns { get; set; } = [];

    [Parameter] public EventCallback<IReadOnlyList<ItemColumn>> ColumnsChanged { get; set; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync() => _lists = await Lists.ListsAsync(Person, CancellationToken.None);

    private async Task SaveAsync()
    {
        if (!await Attempt.RunAsync(() => Saver.RunAsync(_name, Query, Person, CancellationToken.None), L["ListKept"])) return;
        _saved++;
        await LoadAsync();
    }

    private async Task ForgetAsync(SavedList list)
    {
        await Forgetter.RunAsync(list.Id, Person, CancellationToken.None);
        await LoadAsync();
    }

    private async Task ChooseAsync(ItemColumn column, bool chosen)
    {
        IReadOnlyList<ItemColumn> columns = [.. (chosen ? Columns.Append(column) : Columns.Where(one => one != column)).Distinct().Order()];
        await Chooser.RunAsync(columns, Person, CancellationToken.None);
        await ColumnsChanged.InvokeAsync(columns);
    }
}
