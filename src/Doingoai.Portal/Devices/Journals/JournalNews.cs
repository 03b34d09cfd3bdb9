using Doingoai.Portal.Devices.Plays;
using Doingoai.Protocol.Journals;

namespace Doingoai.Portal.Devices.Journals;

/// <summary>What a batch brings beside its lines.</summary>
/// <param name="FoldClaims">What the portal knows about each line of folded counts.</param>
internal sealed record JournalNews(PlayChanges Plays, IReadOnlyDictionary<FoldedPlays, PlayClaim> FoldClaims, SignedBatch? Signed);
