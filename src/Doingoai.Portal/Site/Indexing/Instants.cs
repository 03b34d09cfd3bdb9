using System.Globalization;

namespace Doingoai.Portal.Site.Indexing;

/// <summary>Instants as machines read them.</summary>
internal static class Instants
{
    /// <summary>RFC 3339, which W3C dates and Atom share.</summary>
    public static string Iso(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>RFC 822 with four digits of the year, as RSS wants it.</summary>
    public static string Rfc822(DateTimeOffset at) => at.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
}
