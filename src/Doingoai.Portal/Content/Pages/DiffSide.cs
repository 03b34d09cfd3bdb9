namespace Doingoai.Portal.Content.Pages;

/// <summary>Which of two compared texts is shown.</summary>
public enum DiffSide
{
    /// <summary>Both in one, what went beside what came.</summary>
    Both,
    Before,
    After,
}
