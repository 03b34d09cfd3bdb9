using Microsoft.AspNetCore.Http;

namespace Doingoai.Player.Local;

/// <summary>Nothing but what the renderer needs, and that only from here; no CORS header is ever sent.</summary>
internal static class SecurityHeaders
{
    public static void AddTo(HttpContext context)
    {
        var headers = context.Response.Headers;
        var socket = $"ws://{LocalGate.Authority(context.Connection.LocalPort)}";
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; " +
            $"connect-src 'self' {socket}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}
