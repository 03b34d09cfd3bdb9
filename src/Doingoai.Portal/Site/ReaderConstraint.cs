namespace Doingoai.Portal.Site;

/// <summary>Lets <c>{rest:reader}</c> match only for those who want a page to read, and not below /api.</summary>
internal sealed class ReaderConstraint : IRouteConstraint
{
    public const string Name = "reader";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        httpContext?.Request is { } request
        && !request.Path.StartsWithSegments("/api")
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
