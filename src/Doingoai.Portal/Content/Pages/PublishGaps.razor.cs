using System.Globalization;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Content.Terms;
using Doingoai.Portal.Platform.Errors;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages;

/// <summary>Judges what stands on the screen; pictures as they were when last saved.</summary>
public sealed partial class PublishGaps : IDisposable
{
    private IReadOnlyList<Gap> _gaps = [];
    private TermList? _terms;
    private string? _media;
    private string? _judged;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private TermBase Terms { get; set; } = null!;

    [Inject] private VersionReadiness Readiness { get; set; } = null!;

    [Inject] private RuleTexts Rules { get; set; } = null!;

    [Parameter, EditorRequired] public ItemPage Page { get; set; } = null!;

    [Parameter, EditorRequired] public string Language { get; set; } = "";

    private static string Ui => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public void Dispose() => Page.Changed -= Refresh;

    protected override void OnInitialized() => Page.Changed += Refresh;

    protected override async Task OnParametersSetAsync()
    {
        _terms ??= await Terms.CurrentAsync(CancellationToken.None);
        if (Page.Editing[Language].Stored is { } stored && stored.Id != _judged)
        {
            _judged = stored.Id;
            _media = await Readiness.MediaRefusalAsync(stored, CancellationToken.None) is { } refusal ? Rules.Sentence(refusal) : null;
        }

        Judge();
    }

    private void Refresh()
    {
        Judge();
        StateHasChanged();
    }

    private void Judge()
    {
        var (type, editing) = (Page.Editing.Type, Page.Editing);
        var missing = editing.Missing(Language).Select(problem => new Gap(problem.Field, problem.Language is null, type.Field(problem.Field)!.Label(Ui)));
        var forbidden = Publishing.Readiness.ForbiddenIn(type, Language, editing.Cleaned(editing[Language].Fields), _terms!)
            .Select(use => new Gap(use.Field, false, $"{type.Field(use.Field)!.Label(Ui)}: {L["ForbiddenTerm", use.Form, use.Preferred]}"));
        _gaps = [.. missing, .. forbidden, .. _media is null ? [] : new[] { new Gap(null, false, _media) }];
    }

    private sealed record Gap(string? Field, bool Shared, string Text);
}
