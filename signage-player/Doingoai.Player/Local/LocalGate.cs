using Microsoft.AspNetCore.Http;

namespace Doingoai.Player.Local;

/// <summary>
/// Who may talk to the local server: a page that was opened with the token, from this very origin. The exact Host defeats
/// DNS rebinding, the exact Origin and the strict cookie defeat foreign pages in the same browser.
/// </summary>
internal sealed class LocalGate(LocalToken token)
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Cookies do not know ports: players side by side need names of their own.</summary>
    public static string CookieName(int port) => $"doingoai-renderer-{port}";

    public static string Authority(int port) => $"127.0.0.1:{port}";

    /// <summary>Why the request is refused, or <c>null</c>.</summary>
    public string? Refusal(HttpRequest request)
    {
        var port = request.HttpContext.Connection.LocalPort;
        if (request.Host.Value != Authority(port)) return "host";
        if (!Methods.Contains(request.Method)) return "method";

        var origin = request.Headers.Origin;
        if (origin.Count > 0 && origin != $"http://{Authority(port)}") return "origin";
        if (origin.Count == 0 && request.HttpContext.WebSockets.IsWebSocketRequest) return "origin";

        return MayEnter(request, port) ? null : "token";
    }

    public async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        SecurityHeaders.AddTo(context);
        if (Refusal(context.Request) is { } reason)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync(reason);
            return;
        }

        await next(context);
    }

    private bool MayEnter(HttpRequest request, int port)
    {
        if (token.Matches(request.Cookies[CookieName(port)])) return true;
        if (request.Path != "/" || !token.Matches(request.Query["token"])) return false;

        request.HttpContext.Response.Cookies.Append(
            CookieName(port), token.Value, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        return true;
    }
}
