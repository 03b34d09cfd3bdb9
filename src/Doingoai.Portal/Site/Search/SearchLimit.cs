using System.Threading.RateLimiting;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Site.Pages;
using Doingoai.Portal.Site.Serving;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Site.Search;

/// <summary>So many searches a minute from an address; whoever makes more reads so on a page.</summary>
internal sealed class SearchLimit(IOptions<RateLimitOptions> limits, PageWriter writer) : IRateLimiterPolicy<string>
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected => async (rejected, _) =>
    {
        var language = rejected.HttpContext.GetRouteValue("language") as string ?? Languages.Vietnamese;
        rejected.HttpContext.Response.Headers.RetryAfter = "60";
        await writer.WriteAsync(rejected.HttpContext, new SitePage(language, "busy", Addresses.Home(language), []) { Status = StatusCodes.Status429TooManyRequests });
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => RateLimitPartition.GetSlidingWindowLimiter(
        httpContext.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new SlidingWindowRateLimiterOptions { PermitLimit = limits.Value.Search, Window = Window, SegmentsPerWindow = 6 });
}
