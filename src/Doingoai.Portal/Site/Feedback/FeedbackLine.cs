namespace Doingoai.Portal.Site.Feedback;

/// <summary>A message as it stands in the list.</summary>
internal sealed record FeedbackLine(string Receipt, string Language, FeedbackTopic Topic, FeedbackState State, DateTimeOffset ReceivedAt, string Beginning, bool Erased);
