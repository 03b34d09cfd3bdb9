using Microsoft.Extensions.Primitives;

namespace Doingoai.Portal.Media.Renditions;

/// <summary>How a rendition is encoded: WebP where the browser says it reads it, else JPEG; AVIF where it exists already.</summary>
internal sealed record RenditionFormat(string ContentType, string Extension)
{
    public static readonly RenditionFormat Avif = new("image/avif", "avif");
    public static readonly RenditionFormat Webp = new("image/webp", "webp");
    public static readonly RenditionFormat Jpeg = new("image/jpeg", "jpg");

    /// <summary>What can be made while the reader waits.</summary>
    public static RenditionFormat For(StringValues accept) => Webp.IsIn(accept) ? Webp : Jpeg;

    public bool IsIn(StringValues accept) => accept.Any(value => value?.Contains(ContentType, StringComparison.OrdinalIgnoreCase) == true);
}
