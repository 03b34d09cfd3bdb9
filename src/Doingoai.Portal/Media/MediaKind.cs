namespace Doingoai.Portal.Media;

public enum MediaKind
{
    Picture,
    Video,

    /// <summary>A PDF that readers download; its words are searched.</summary>
    Document,
}
