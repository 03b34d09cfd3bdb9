namespace Doingoai.Portal.Site.Serving;

/// <summary>The three forms in which a page leaves.</summary>
internal enum PageEncoding
{
    Identity,
    Gzip,
    Brotli,
}
