using Microsoft.Extensions.Primitives;

namespace Doingoai.Portal.Site.Serving;

/// <summary>What one kept page answers: an address as the reader wrote it, in one encoding.</summary>
/// <param name="Theme">Number of the theme it wears.</param>
/// <param name="Site">Scheme and host, as canonical addresses carry them; empty where the configuration names the public address.</param>
internal readonly record struct PageKey(int Theme, string Site, string Path, string Query, PageEncoding Encoding)
{
    /// <summary>The only words of a query that change a kept page.</summary>
    private static readonly string[] Words = ["page"];

    /// <summary>For a page known to be kept: words that change nothing are left out, so that they cannot fill the cache.</summary>
    public static PageKey Of(HttpRequest request, bool publicAddressIsSet, int theme) => new(
        theme,
        publicAddressIsSet ? "" : $"{request.Scheme}://{request.Host.Value}", request.Path.Value ?? "", QueryOf(request), EncodingOf(request.Headers.AcceptEncoding));

    /// <summary>For any request, before it is known who answers it: <c>false</c> if the query says more than a kept page could know.</summary>
    public static bool IsPlain(HttpRequest request) => !request.QueryString.HasValue || request.Query.Keys.All(Words.Contains);

    private static string QueryOf(HttpRequest request) =>
        !request.QueryString.HasValue ? "" : string.Join('&', Words.Where(request.Query.ContainsKey).Select(word => $"{word}={request.Query[word]}"));

    /// <summary>Browsers write the header in a hundred ways that mean three things.</summary>
    private static PageEncoding EncodingOf(StringValues accepted)
    {
        if (accepted.Count == 0) return PageEncoding.Identity;

        var text = accepted.ToString();
        return text.Contains("br", StringComparison.OrdinalIgnoreCase) ? PageEncoding.Brotli
            : text.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? PageEncoding.Gzip
            : PageEncoding.Identity;
    }
}
