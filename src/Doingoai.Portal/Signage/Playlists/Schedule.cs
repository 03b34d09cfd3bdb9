using Doingoai.Portal.Platform.Auditing;
using Doingoai.Protocol.Manifests;

namespace Doingoai.Portal.Signage.Playlists;

/// <summary>When a playlist plays where, and what it outranks. Never changed: a new one takes the place of one that ends.</summary>
[Audited]
internal sealed class Schedule
{
    private Schedule()
    {
    }

    public Schedule(Guid id, Guid playlist, ScheduleTarget target, Level level, CalendarRule rule, DateTimeOffset now)
    {
        rule.Check();
        (Id, PlaylistId, ClusterId, ScreenId, Level, CreatedAt) = (id, playlist, target.Cluster, target.Screen, level, now);
        (FromDay, ToDay, Starts, Ends, Weekdays, Recurrence) = (rule.From, rule.To, rule.Starts, rule.Ends, rule.Weekdays, rule.Recurrence);
    }

    public Guid Id { get; private set; }

    public Guid PlaylistId { get; private set; }

    public Guid? ClusterId { get; private set; }

    public Guid? ScreenId { get; private set; }

    public Level Level { get; private set; }

    public DateOnly? FromDay { get; private set; }

    public DateOnly? ToDay { get; private set; }

    public TimeOnly? Starts { get; private set; }

    public TimeOnly? Ends { get; private set; }

    public Weekdays Weekdays { get; private set; }

    public string? Recurrence { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public CalendarRule Rule => new(FromDay, ToDay, Starts, Ends, Weekdays, Recurrence);

    public ScheduleTarget Target => new(ClusterId, ScreenId);

    public void End(DateTimeOffset now) => EndedAt ??= now;
}

/// <summary>Where: a screen, else all of a cluster, else everywhere.</summary>
internal sealed record ScheduleTarget(Guid? Cluster, Guid? Screen)
{
    public bool Covers(Guid cluster, Guid screen) => Screen is { } one ? one == screen : Cluster is not { } all || all == cluster;
}
