namespace Doingoai.Portal.Content.Translation.Assigning;

/// <summary>How an assignment ended.</summary>
public enum AssignmentOutcome
{
    Done,

    /// <summary>Given to somebody else.</summary>
    Replaced,

    /// <summary>Not wanted any more.</summary>
    Withdrawn,
}
