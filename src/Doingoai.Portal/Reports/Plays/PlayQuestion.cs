using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Time;

namespace Doingoai.Portal.Reports.Plays;

/// <summary>Which plays, and how they are grouped.</summary>
/// <param name="From">First day, in Vietnam.</param>
/// <param name="Until">Last day, included.</param>
internal sealed record PlayQuestion(DateOnly From, DateOnly Until, PlayBy By = PlayBy.Item, string? Item = null, string? Language = null, Guid? Screen = null, Guid? Cluster = null)
{
    /// <summary>Longest period, days.</summary>
    public const int MaxDays = 400;

    public long FromMs => VietnamTime.Instant(From.ToDateTime(TimeOnly.MinValue)).ToUnixTimeMilliseconds();

    /// <summary>Exclusive.</summary>
    public long UntilMs => VietnamTime.Instant(Until.AddDays(1).ToDateTime(TimeOnly.MinValue)).ToUnixTimeMilliseconds();

    /// <summary>The day sums hold whole days; only hours need the larger table.</summary>
    public bool NeedsHours => By.HasFlag(PlayBy.Hour);

    /// <exception cref="RuleException">The period is upside down or too long.</exception>
    public PlayQuestion Checked() =>
        Until < From ? throw new RuleException("plays.period-upside-down")
        : Until.DayNumber - From.DayNumber >= MaxDays ? throw new RuleException("plays.period-too-long", MaxDays)
        : this;
}
