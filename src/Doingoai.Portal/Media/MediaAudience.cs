namespace Doingoai.Portal.Media;

/// <summary>Who may see a file, from the narrowest to the widest.</summary>
public enum MediaAudience
{
    Nobody,

    /// <summary>The person who asks, by a right of theirs; shared caches must not keep it.</summary>
    Caller,

    /// <summary>A live publication names it.</summary>
    Everyone,
}
