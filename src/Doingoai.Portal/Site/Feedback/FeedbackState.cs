namespace Doingoai.Portal.Site.Feedback;

public enum FeedbackState
{
    New,
    Read,
    Answered,
    Spam,
}
