namespace Doingoai.Portal.Content.Items;

/// <summary>How far a version has come. It belongs to the version, not to the item.</summary>
internal enum Stage
{
    /// <summary>Saved; nobody has published it.</summary>
    Draft,

    /// <summary>Published on at least one channel, now or planned.</summary>
    Published,

    /// <summary>Was published; replaced, lapsed or recalled everywhere.</summary>
    Archived,
}
