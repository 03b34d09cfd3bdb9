using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Pages;
using Doingoai.Portal.Site.Themes;
using Microsoft.AspNetCore.Diagnostics;

namespace Doingoai.Portal.Site.Serving;

/// <summary>A reader never sees an error in JSON. The exception itself is logged by the middleware that calls this.</summary>
internal static class FailurePage
{
    public static Task WriteAsync(HttpContext http)
    {
        var failed = http.Features.Get<IExceptionHandlerPathFeature>();
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(failed?.Error is ThemeException ? Calm(http.Response) : Themed(http, failed?.Path ?? ""), http.RequestAborted);
    }

    private static string Themed(HttpContext http, string path)
    {
        var language = Languages.All.FirstOrDefault(known => path.StartsWith($"/{known}", StringComparison.Ordinal)) ?? Languages.Vietnamese;
        try
        {
            return http.RequestServices.GetRequiredService<PageRenderer>().RenderFailure(language);
        }
        catch (ThemeException)
        {
            return Calm(http.Response);
        }
    }

    /// <summary>The theme is being worked on: whoever asks again soon is answered.</summary>
    private static string Calm(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = "60";
        response.Headers.ContentSecurityPolicy = StaticFailure.Policy;
        return StaticFailure.Html;
    }
}
