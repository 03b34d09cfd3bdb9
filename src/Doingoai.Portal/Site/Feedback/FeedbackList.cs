namespace Doingoai.Portal.Site.Feedback;

/// <summary>Some of the messages, newest first.</summary>
internal sealed record FeedbackList(IReadOnlyList<FeedbackLine> Lines, int Total);
