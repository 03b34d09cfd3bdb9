using System.ComponentModel.DataAnnotations;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Protocol.Manifests;

namespace Doingoai.Portal.Signage.Api;

/// <summary>When a playlist plays; all absent = always. Times are the screen's own clock.</summary>
/// <param name="Weekdays">English names of days, e.g. <c>monday</c>.</param>
public sealed record RuleRequest(
    DateOnly? From = null,
    DateOnly? To = null,
    TimeOnly? Starts = null,
    TimeOnly? Ends = null,
    [property: MaxLength(7)] IReadOnlyList<DayOfWeek>? Weekdays = null,
    [property: StringLength(200)] string? Recurrence = null)
{
    internal CalendarRule ToRule() => new(From, To, Starts, Ends, (Weekdays ?? []).Aggregate(Playlists.Weekdays.None, (days, day) => days | CalendarWindows.Flag(day)), Recurrence);
}

/// <param name="Cluster">All its screens; <c>null</c> and no screen = everywhere.</param>
public sealed record CreateScheduleRequest(Guid Playlist, Guid? Cluster = null, Guid? Screen = null, Level Level = Level.Normal, RuleRequest? Rule = null);

/// <param name="Languages">In turn; <c>null</c> = those of the screen.</param>
/// <param name="Seconds">Per language.</param>
public sealed record ShowNowRequest(
    [property: Required, StringLength(26)] string Item,
    [property: MaxLength(3)] IReadOnlyList<string>? Languages = null,
    [property: Range(ShowItemNow.Shortest, ShowItemNow.Longest)] int Seconds = 60);
