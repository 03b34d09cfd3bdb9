namespace Doingoai.Portal.Site.Feedback;

/// <summary>What a reader writes about.</summary>
public enum FeedbackTopic
{
    Question,
    Correction,
    Suggestion,
    Cooperation,
}
