using System.Globalization;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Protocol.Manifests;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Signage.Pages;

/// <summary>Plans when and where a playlist plays, and says it in words before it is saved.</summary>
public sealed partial class ScheduleForm
{
    private static readonly Weekdays[] Days = [Weekdays.Monday, Weekdays.Tuesday, Weekdays.Wednesday, Weekdays.Thursday, Weekdays.Friday, Weekdays.Saturday, Weekdays.Sunday];

    private string _target = "";
    private Level _level = Level.Normal;
    private DateOnly? _from;
    private DateOnly? _to;
    private TimeOnly? _starts;
    private TimeOnly? _ends;
    private Weekdays _days;

    [Parameter, EditorRequired] public IReadOnlyList<ClusterInfo> Places { get; set; } = [];

    [Parameter] public EventCallback<PlannedSchedule> OnPlan { get; set; }

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private ScheduleWords Words { get; set; } = null!;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private CalendarRule Rule => new(_from, _to, _starts, _ends, _days);

    private Task PlanAsync()
    {
        var target = _target is [var kind, .. var id] && Guid.TryParse(id, out var place) ? new ScheduleTarget(kind == 'c' ? place : null, kind == 's' ? place : null) : new(null, null);
        return OnPlan.InvokeAsync(new(target, _level, Rule));
    }
}
