using System.Threading.RateLimiting;
using Doingoai.Portal.Site.Pages;
using Doingoai.Portal.Site.Serving;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Site.Feedback;

/// <summary>So many forms a minute from a network, right or wrong; whoever sends more reads so on a page, and nothing is read of what was sent.</summary>
internal sealed class FeedbackPostLimit(IOptions<FeedbackOptions> options, PageWriter writer) : IRateLimiterPolicy<string>
{
    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected => async (rejected, _) =>
    {
        var language = FeedbackAddresses.LanguageOf(rejected.HttpContext.Request.Path.Value ?? "");
        rejected.HttpContext.Response.Headers.RetryAfter = "60";
        await writer.WriteAsync(rejected.HttpContext, new SitePage(language, "feedback-busy", FeedbackAddresses.Form(language), []) { Status = StatusCodes.Status429TooManyRequests, NoStore = true });
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => RateLimitPartition.GetSlidingWindowLimiter(
        FeedbackNetwork.Of(httpContext.Connection.RemoteIpAddress),
        _ => new SlidingWindowRateLimiterOptions { PermitLimit = options.Value.PostsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });
}
