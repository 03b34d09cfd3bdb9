using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content.Terms;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages;

public sealed partial class TermForm
{
    private Dictionary<string, Typed> _forms = [];
    private TermKind _kind;
    private string _note = "";

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private EditTerms Terms { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    [Parameter, EditorRequired] public TermInfo Term { get; set; } = null!;

    /// <summary>Saved, or left.</summary>
    [Parameter] public EventCallback Done { get; set; }

    protected override void OnInitialized()
    {
        _forms = Languages.All.ToDictionary(language => language, language => Typed.Of(Term.In(language)));
        (_kind, _note) = (Term.Kind, Term.Note);
    }

    private async Task SaveAsync(bool ended)
    {
        if (await Current.GetAsync() is not { } person) return;
        var term = Term with { Kind = _kind, Note = _note, Ended = ended, Forms = _forms.ToDictionary(one => one.Key, one => one.Value.Forms) };
        if (await Attempt.RunAsync((Func<Task>)(() => Terms.RunAsync([term], person, CancellationToken.None)), L["Saved"])) await Done.InvokeAsync();
    }

    private sealed class Typed
    {
        public string Preferred { get; set; } = "";

        public string Accepted { get; set; } = "";

        public string Forbidden { get; set; } = "";

        public TermForms Forms => new(Preferred, Accepted.Split('\n'), Forbidden.Split('\n'));

        public static Typed Of(TermForms forms) => new() { Preferred = forms.Preferred, Accepted = string.Join('\n', forms.Accepted), Forbidden = string.Join('\n', forms.Forbidden) };
    }
}
