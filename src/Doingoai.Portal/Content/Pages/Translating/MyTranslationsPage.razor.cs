using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content.Translation.Assigning;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages.Translating;

/// <summary>What the signed-in person is to translate.</summary>
public sealed partial class MyTranslationsPage
{
    private IReadOnlyList<AssignmentLine>? _lines;
    private DateOnly _today;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private MyAssignments Assignments { get; set; } = null!;

    [Inject] private EndAssignment Ending { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _today = DateOnly.FromDateTime(VietnamTime.Of(Time.GetUtcNow()));
        _lines = await Current.GetAsync() is { } person ? await Assignments.OfAsync(person.Id, CancellationToken.None) : [];
    }

    private async Task DoneAsync(Guid assignment)
    {
        if (await Current.GetAsync() is not { } person) return;
        if (await Attempt.RunAsync(() => Ending.RunAsync(assignment, AssignmentOutcome.Done, person, CancellationToken.None), L["MarkedDone"])) await OnInitializedAsync();
    }
}
