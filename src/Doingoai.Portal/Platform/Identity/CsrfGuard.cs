using Microsoft.AspNetCore.Antiforgery;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>
/// A change through the API by a signed-in browser needs the antiforgery header: a foreign page can make the browser send
/// the cookie, but not the header. Devices and programs without the cookie have nothing to forge.
/// </summary>
internal sealed class CsrfGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    public const string Header = "X-CSRF";

    /// <summary>Of the refusal.</summary>
    public const string Code = "session.csrf";

    public async Task InvokeAsync(HttpContext context)
    {
        if (NeedsToken(context) && !await IsValidAsync(context))
            await TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: Code).ExecuteAsync(context);
        else
            await next(context);
    }

    // The header is asked for first: without it the framework would read the body as a form to look there.
    private async Task<bool> IsValidAsync(HttpContext context) =>
        context.Request.Headers.ContainsKey(Header) && await antiforgery.IsRequestValidAsync(context);

    private static bool NeedsToken(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api")
        && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !HttpMethods.IsOptions(context.Request.Method)
        && context.User.ToPerson() is not null;
}
