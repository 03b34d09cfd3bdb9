namespace Doingoai.Player.Journals;

/// <summary>The oldest records the portal has not acknowledged, as one signed string.</summary>
internal sealed record OutgoingBatch(string Jws, string Run, long FromSeq, long ToSeq);
