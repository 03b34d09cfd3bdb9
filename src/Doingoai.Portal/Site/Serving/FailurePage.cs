using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Pages;
using Microsoft.AspNetCore.Diagnostics;

namespace Doingoai.Portal.Site.Serving;

/// <summary>A reader never sees an error in JSON. The exception itself is logged by the middleware that calls this.</summary>
internal static class FailurePage
{
    public static Task WriteAsync(HttpContext http)
    {
        var path = http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? "";
        var language = Languages.All.FirstOrDefault(known => path.StartsWith($"/{known}", StringComparison.Ordinal)) ?? Languages.Vietnamese;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(http.RequestServices.GetRequiredService<PageRenderer>().RenderFailure(language), http.RequestAborted);
    }
}
