using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Site;

/// <summary>Lets <c>{language:language}</c> match vi, en and zh only, so that no other module's address is taken.</summary>
internal sealed class LanguageConstraint : IRouteConstraint
{
    public const string Name = "language";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && value is string language && Languages.Knows(language);
}
