namespace Doingoai.Portal.Content.Items;

/// <summary>Where a language of an item stands, in one word for lists.</summary>
public enum LanguageState
{
    /// <summary>Nothing written.</summary>
    Missing,

    /// <summary>Written, never published in this form, nothing live.</summary>
    Draft,

    /// <summary>Will be seen from a set time on.</summary>
    Planned,

    /// <summary>What is latest is what is seen.</summary>
    Live,

    /// <summary>Live, and a newer draft is waiting.</summary>
    Changed,

    /// <summary>Was seen; recalled or over.</summary>
    Archived,
}
