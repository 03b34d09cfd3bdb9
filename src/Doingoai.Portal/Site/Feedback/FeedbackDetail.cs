namespace Doingoai.Portal.Site.Feedback;

/// <summary>A message as it is opened.</summary>
/// <param name="Name">As <paramref name="Email"/>, <c>null</c> also for who may not see it.</param>
public sealed record FeedbackDetail(
    string Receipt,
    string Language,
    FeedbackTopic Topic,
    FeedbackState State,
    string Text,
    string? About,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? ErasedAt,
    string Note,
    string? HandledByName,
    DateTimeOffset? HandledAt,
    int Revision,
    string? Name,
    string? Email);
