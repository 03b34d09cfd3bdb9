using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content.Comparing;
using Doingoai.Portal.Content.Terms;
using Doingoai.Portal.Content.Types;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace Doingoai.Portal.Content.Pages.Translating;

/// <summary>Judges what stands in a field by the term base. It only reads the field: nothing is ever written into a text box.</summary>
public sealed partial class TermNotes : IAsyncDisposable
{
    private const int Most = 12;

    private IReadOnlyList<ForbiddenUse> _forbidden = [];
    private IReadOnlyList<TermProposal> _proposals = [];
    private PageScript<TermNotes>? _watch;
    private ElementReference _root;
    private string? _typed; // ahead of the editor's value, which is told when the field is left

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private TermBase Terms { get; set; } = null!;

    [Inject] private IJSRuntime Js { get; set; } = null!;

    [Parameter, EditorRequired] public FieldDefinition Field { get; set; } = null!;

    [Parameter, EditorRequired] public string Language { get; set; } = "";

    [Parameter] public FieldValue? Value { get; set; }

    /// <summary>The source's language; the field's own if it is the source.</summary>
    [Parameter, EditorRequired] public string Source { get; set; } = "";

    [Parameter] public FieldValue? SourceValue { get; set; }

    [Parameter] public bool BesideSource { get; set; }

    [JSInvokable]
    public async Task Typed(string text)
    {
        _typed = text;
        await CheckAsync();
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        if (_watch is not null) await _watch.DisposeAsync();
    }

    protected override Task OnParametersSetAsync() => CheckAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || Field.Kind is not (FieldKind.Text or FieldKind.RichText)) return;
        _watch = new(Js, "/admin/terms.js", this);
        await _watch.BeginAsync("watch", _root); // without it the text is judged when its field is left
    }

    private async Task CheckAsync()
    {
        var terms = await Terms.RecentAsync(CancellationToken.None);
        var value = _typed is { } typed ? new(Field.Kind, typed) : Value;
        _forbidden = value is null ? [] : terms.Check(Language, value);
        _proposals = SourceValue is null || Source == Language ? [] : terms.Propose(Source, ReadableText.Of(SourceValue), Language, ReadableText.Of(value));
    }
}
