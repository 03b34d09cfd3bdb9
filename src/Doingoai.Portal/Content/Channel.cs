namespace Doingoai.Portal.Content;

/// <summary>Where a publication is seen.</summary>
public enum Channel
{
    /// <summary>The public site.</summary>
    Portal,

    /// <summary>The screens of the clusters. Needs a publisher who is not the author.</summary>
    Screens,
}
