using Microsoft.Extensions.Primitives;

namespace Doingoai.Portal.Media.Renditions;

/// <summary>How a rendition is encoded: WebP where the browser says it reads it, else JPEG.</summary>
internal sealed record RenditionFormat(string ContentType, string Extension)
{
    public static readonly RenditionFormat Webp = new("image/webp", "webp");
    public static readonly RenditionFormat Jpeg = new("image/jpeg", "jpg");

    public static RenditionFormat For(StringValues accept) =>
        accept.Any(value => value?.Contains(Webp.ContentType, StringComparison.OrdinalIgnoreCase) == true) ? Webp : Jpeg;
}
