namespace Doingoai.Portal.Content.Importing;

/// <summary>What became of an article.</summary>
public enum ImportOutcome
{
    Created,
    Updated,

    /// <summary>It is here as the file has it, or has only been changed here.</summary>
    Unchanged,

    /// <summary>The file changed, and so did somebody here: left as it is.</summary>
    Conflict,

    Refused,
}
