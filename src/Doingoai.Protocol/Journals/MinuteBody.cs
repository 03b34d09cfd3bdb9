namespace Doingoai.Protocol.Journals;

/// <summary>Body of <see cref="JournalKinds.Minute"/>: what the readings of a minute came to.</summary>
/// <param name="FromMs">Portal time as the device estimates it, Unix ms.</param>
public sealed record MinuteBody(long FromMs, IReadOnlyList<MinuteValue> Items);

/// <summary>One metric over a minute.</summary>
public sealed record MinuteValue(string Metric, int Count, double Min, double Max, double Average, Guid? Screen = null);
