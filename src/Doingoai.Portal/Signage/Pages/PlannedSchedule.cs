using Doingoai.Portal.Signage.Playlists;
using Doingoai.Protocol.Manifests;

namespace Doingoai.Portal.Signage.Pages;

/// <summary>What the form for a schedule hands over.</summary>
public sealed class PlannedSchedule
{
    internal PlannedSchedule(ScheduleTarget target, Level level, CalendarRule rule) => (Target, Level, Rule) = (target, level, rule);

    internal ScheduleTarget Target { get; }

    internal Level Level { get; }

    internal CalendarRule Rule { get; }
}
