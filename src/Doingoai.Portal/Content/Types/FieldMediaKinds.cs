using Doingoai.Portal.Media;

namespace Doingoai.Portal.Content.Types;

internal static class FieldMediaKinds
{
    /// <summary>The kind of asset a field takes.</summary>
    public static MediaKind Kind(this FieldMedia media) => media switch
    {
        FieldMedia.Video => MediaKind.Video,
        FieldMedia.Document => MediaKind.Document,
        _ => MediaKind.Picture,
    };

    /// <summary>What a browser offers when a file for it is chosen.</summary>
    public static string Accepts(this FieldMedia media) => media switch
    {
        FieldMedia.Video => "video/mp4,video/webm",
        FieldMedia.Document => "application/pdf,.pdf",
        _ => "image/jpeg,image/png,image/webp,.heic,.heif",
    };

    public static string Icon(this FieldMedia media) => media switch
    {
        FieldMedia.Video => "movie",
        FieldMedia.Document => "description",
        _ => "image",
    };
}
