namespace Doingoai.Portal.Site.Feedback;

/// <summary>A receipt, or why there is none.</summary>
internal sealed record FeedbackAnswer(string? Receipt, IReadOnlyList<FeedbackProblem> Problems)
{
    public static FeedbackAnswer Accepted(string receipt) => new(receipt, []);

    public static FeedbackAnswer Refused(IReadOnlyList<FeedbackProblem> problems) => new(null, problems);
}
