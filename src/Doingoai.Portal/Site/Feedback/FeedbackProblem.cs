namespace Doingoai.Portal.Site.Feedback;

/// <summary>Why a form comes back. Whatever it is, the reader's text comes back with it.</summary>
internal enum FeedbackProblem
{
    /// <summary>The form was open too long, or is none of this portal's.</summary>
    Stale,

    /// <summary>Nobody writes that fast.</summary>
    TooFast,

    /// <summary>This form has been used, with other words.</summary>
    Used,

    /// <summary>Too much has come, from this network or in all.</summary>
    Busy,
    TextMissing,
    TextTooLong,
    NameTooLong,
    EmailWrong,
}
