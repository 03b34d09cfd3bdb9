namespace Doingoai.Portal.Content.Translation.Board;

/// <summary>Which items the board shows; <c>null</c> = any.</summary>
/// <param name="Person">Wrote the latest version, or is to translate.</param>
/// <param name="Language">The conditions are about this language only.</param>
internal sealed record BoardFilter(
    string? Text = null,
    Guid? Unit = null,
    string? Section = null,
    string? Type = null,
    Guid? Person = null,
    string? Language = null,
    BoardCondition Condition = BoardCondition.Any,
    bool OldestFirst = false,
    int Skip = 0,
    int Take = 25);

/// <summary>What an editor looks for on the board.</summary>
public enum BoardCondition
{
    Any,

    /// <summary>A language is not written.</summary>
    Missing,

    /// <summary>A translation is behind its source.</summary>
    Stale,

    /// <summary>Missing or behind, and nobody is to translate it.</summary>
    Unassigned,

    /// <summary>Somebody is to translate it.</summary>
    Assigned,

    /// <summary>Past its day.</summary>
    Overdue,

    /// <summary>A draft waits to be published.</summary>
    Draft,

    /// <summary>The latest version is published.</summary>
    Published,
}
