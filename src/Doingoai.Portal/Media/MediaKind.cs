namespace Doingoai.Portal.Media;

public enum MediaKind
{
    Picture,
    Video,
}
