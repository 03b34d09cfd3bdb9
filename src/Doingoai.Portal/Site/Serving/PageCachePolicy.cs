using System.Globalization;
using Doingoai.Portal.Content;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Site.Serving;

/// <summary>
/// Keeps rendered, compressed pages under a key that holds the site's generation: whatever is published or recalled
/// makes every older page unreachable at once. Evicting by tag would race with a page being rendered.
/// </summary>
internal sealed class PageCachePolicy(ILive live, TimeProvider time, IOptions<SiteOptions> options) : IOutputCachePolicy
{
    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = HttpMethods.IsGet(request.Method);
        context.AllowLocking = true;
        context.CacheVaryByRules.QueryKeys = "page";
        context.CacheVaryByRules.VaryByHost = true; // canonical addresses carry it
        context.CacheVaryByRules.VaryByValues["generation"] = (await live.GenerationAsync(cancellation)).ToString(CultureInfo.InvariantCulture);
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(request.Headers.AcceptEncoding.ToString());
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public async ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.AllowCacheStorage &= context.HttpContext.Response.StatusCode == StatusCodes.Status200OK;
        context.ResponseExpirationTimeSpan = await KeepAsync(cancellation);
    }

    /// <summary>Never beyond the instant at which something begins or ends by itself.</summary>
    private async Task<TimeSpan> KeepAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var keep = options.Value.KeepPages;
        return await live.NextTransitionAsync(now, cancel) is { } next && next - now < keep ? TimeSpan.FromTicks(Math.Max(1, (next - now).Ticks)) : keep;
    }

    /// <summary>Browsers write the header in a hundred ways that mean three things.</summary>
    private static string Encoding(string accepted) =>
        accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br"
        : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip"
        : "identity";
}
