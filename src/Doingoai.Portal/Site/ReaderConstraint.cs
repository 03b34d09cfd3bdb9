using System.Text.RegularExpressions;

namespace Doingoai.Portal.Site;

/// <summary>
/// Lets <c>{rest:reader}</c> match only for those who want a page to read, and not below /api: who asks for HTML, and who
/// asks for anything at all at an address that begins like a language.
/// </summary>
internal sealed partial class ReaderConstraint : IRouteConstraint
{
    public const string Name = "reader";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        httpContext?.Request is { } request && !request.Path.StartsWithSegments("/api") && WantsPage(request);

    public static bool WantsPage(HttpRequest request) => WantsPage(request.Headers.Accept.ToString(), request.Path.Value ?? "");

    private static bool WantsPage(string accepted, string path) =>
        accepted.Contains("text/html", StringComparison.OrdinalIgnoreCase)
        || ((accepted.Length == 0 || accepted.Contains("*/*", StringComparison.Ordinal)) && LanguageLike().IsMatch(path));

    [GeneratedRegex("^/[a-z]{2}(-[a-z]{2,4})?(/|$)", RegexOptions.IgnoreCase)]
    private static partial Regex LanguageLike();
}
