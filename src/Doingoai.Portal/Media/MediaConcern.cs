namespace Doingoai.Portal.Media;

/// <summary>What an editor has to look after.</summary>
public enum MediaConcern
{
    /// <summary>The licence ends within 30 days or has ended.</summary>
    LicenceEnding,

    /// <summary>A map nobody has checked.</summary>
    MapUnchecked,

    /// <summary>A description, caption or credit is missing.</summary>
    Undescribed,
}
