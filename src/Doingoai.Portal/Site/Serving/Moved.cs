namespace Doingoai.Portal.Site.Serving;

/// <summary>Sends a reader on for good. Asked for again each time: an address may move once more, and back.</summary>
internal static class Moved
{
    public static void To(HttpContext http, string address)
    {
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Redirect(address, permanent: true);
    }
}
