namespace Doingoai.Protocol.Journals;

/// <summary>
/// Body of <see cref="JournalKinds.Folded"/>: records of another run that were not kept one by one, because they became too old
/// or too many before the portal could take them. What else that run held follows as records of their own.
/// </summary>
/// <param name="Run">The run they were of. The portal may have had them up to any number in between.</param>
/// <param name="Reason"><c>age</c> or <c>space</c>.</param>
/// <param name="Dropped">Records, not plays, that are not kept at all.</param>
/// <param name="Plays">Counts by hour; a long list comes in several records.</param>
/// <param name="Also">Where its records first stood, if it was itself written again from other runs.</param>
public sealed record FoldedBody(string Run, long FromSeq, long ToSeq, string Reason, long Dropped, IReadOnlyList<FoldedPlays> Plays, IReadOnlyList<FoldedRange>? Also = null);

/// <summary>Records of a run, both ends included.</summary>
public sealed record FoldedRange(string Run, long FromSeq, long ToSeq);

/// <summary>How often something was drawn in an hour.</summary>
/// <param name="ShownMs">How long they were on screen within that hour, together.</param>
/// <param name="HourMs">Its beginning, Unix ms, portal time if <paramref name="IsTimeProven"/>, else the device's wall clock.</param>
public sealed record FoldedPlays(long HourMs, bool IsTimeProven, Guid Screen, long Count, string? Item = null, string? Language = null, string? Sha256 = null, long ShownMs = 0);
