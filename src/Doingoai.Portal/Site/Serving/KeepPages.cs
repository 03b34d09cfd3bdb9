using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Doingoai.Portal.Site.Serving;

/// <summary>Keeps what an endpoint marked <see cref="CachedPage"/> answered with 200 and without a cookie, as compressed by what stands behind.</summary>
internal sealed class KeepPages(RequestDelegate next, PageCache cache)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || http.GetEndpoint()?.Metadata.GetMetadata<CachedPage>() is null)
        {
            await next(http);
            return;
        }

        var generation = await cache.GenerationAsync(http.RequestAborted);
        var key = cache.KeyOf(http.Request);
        using (await cache.TurnAsync(generation, key, http.RequestAborted))
        {
            if (cache.Find(generation, key) is { } kept) await kept.SendAsync(http);
            else await RenderAsync(http, generation, key);
        }
    }

    private async Task RenderAsync(HttpContext http, long generation, PageKey key)
    {
        var known = http.Request.Headers.IfNoneMatch;
        http.Request.Headers.IfNoneMatch = StringValues.Empty; // the whole page is wanted: others will ask for it
        var body = await CaptureAsync(http);
        http.Request.Headers.IfNoneMatch = known;

        if (!MayBeKept(http.Response))
        {
            if (body.Length > 0) await http.Response.Body.WriteAsync(body, http.RequestAborted);
            return;
        }

        var page = new KeptPage([.. http.Response.Headers], http.Response.Headers.ETag, body, await cache.UntilAsync(http.RequestAborted));
        cache.Keep(generation, key, page);
        await page.SendAsync(http);
    }

    private async Task<byte[]> CaptureAsync(HttpContext http)
    {
        var original = http.Features.Get<IHttpResponseBodyFeature>()!;
        await using var memory = new MemoryStream();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(memory));
        try
        {
            await next(http);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            http.Features.Set(original);
        }

        return memory.ToArray();
    }

    private static bool MayBeKept(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0 && !response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal);
}
