using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Importing;

/// <summary>What became of one row.</summary>
/// <param name="Number">As written.</param>
/// <param name="Reason">Why it was refused or left.</param>
/// <param name="Published">By this import.</param>
/// <param name="NotPublished">Why it stayed a draft although publishing was asked for.</param>
internal sealed record ImportLine(
    int Place, string Number, string Language, string Title, ImportOutcome Outcome, RuleException? Reason, IReadOnlyList<ImportNote> Notes, bool Published = false,
    RuleException? NotPublished = null)
{
    /// <summary>Somebody must look at it.</summary>
    public bool IsTrouble => Outcome is ImportOutcome.Refused or ImportOutcome.Conflict || NotPublished is not null;
}
