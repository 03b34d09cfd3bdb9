namespace Doingoai.Portal.Content.Comparing;

public enum DiffKind
{
    Same,

    /// <summary>Only in the text before.</summary>
    Gone,

    /// <summary>Only in the text after.</summary>
    Added,
}

/// <summary>A stretch of two compared texts.</summary>
public sealed record DiffRun(DiffKind Kind, string Text);
