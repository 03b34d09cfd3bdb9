namespace Doingoai.Portal.Reports.Plays;

/// <summary>A line of the report; what it is not grouped by is <c>null</c>.</summary>
/// <param name="Title">As it was sent to screens last: in the reader's language, else in Vietnamese, else in any. <c>null</c> if the question is of no item.</param>
/// <param name="AtMs">Beginning of the day in Vietnam or of the hour, Unix ms.</param>
/// <param name="ShownMs">On screen, ms.</param>
internal sealed record PlayLine(string? Item, string? Title, string? Language, Guid? Screen, Guid? Cluster, long? AtMs, long Plays, long ShownMs);

/// <summary>All of it together.</summary>
internal sealed record PlayTotals(long Plays, long ShownMs, long Items, long Screens);

/// <summary>Plays that do not count: what was on screen is not what was sent.</summary>
internal sealed record DoubtedPlays(Devices.Plays.PlayDoubt Doubt, Guid Device, Guid Screen, string? Item, string? Language, string Entry, long Plays, long FirstMs, long LastMs);
