namespace Doingoai.Portal.Content.Terms;

/// <summary>What a term names.</summary>
public enum TermKind
{
    /// <summary>An authority, unit or organisation.</summary>
    Actor,

    /// <summary>A system, channel or publication.</summary>
    System,

    /// <summary>A task or subject of the work.</summary>
    Duty,

    /// <summary>A place, road, river or mountain.</summary>
    Place,

    Other,
}
