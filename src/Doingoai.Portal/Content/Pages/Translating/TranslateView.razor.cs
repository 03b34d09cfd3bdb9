using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Translation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages.Translating;

/// <summary>A translator's desk: one language beside its source, with what changed in the source since.</summary>
public sealed partial class TranslateView
{
    private IReadOnlyList<SourceChange> _changes = [];

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private SourceChanges Reader { get; set; } = null!;

    [Inject] private Confirming Confirming { get; set; } = null!;

    [Parameter, EditorRequired] public ItemPage Page { get; set; } = null!;

    [Parameter, EditorRequired] public string Language { get; set; } = "";

    private ItemState State => Page.Editing.Stored!;

    private string Source => State.Item.SourceLanguage;

    private IReadOnlyList<string> Stale => State.StaleFields(Language);

    private IReadOnlyList<SourceChange> Changes => _changes;

    protected override async Task OnParametersSetAsync() =>
        _changes = Stale.Count > 0 ? await Reader.FindAsync(State.Item.Id, Language, CancellationToken.None) : [];

    private Task ConfirmAllAsync() => Confirming.RunAsync(Page.Editing, Language, null);
}
