using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>Names of the policies for <c>RequireRateLimiting</c>; all count per address and minute.</summary>
public static class RateLimits
{
    public const string SignIn = nameof(SignIn);
    public const string Enrolment = nameof(Enrolment);
    public const string Nonce = nameof(Nonce);
    public const string Search = nameof(Search);
    public const string Upload = nameof(Upload);

    internal static void AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = TellWhenAsync;
            limiter.Add(SignIn, options => options.SignIn);
            limiter.Add(Enrolment, options => options.Enrolment);
            limiter.Add(Nonce, options => options.Nonce);
            limiter.Add(Search, options => options.Search);
            limiter.Add(Upload, options => options.Upload);
        });
    }

    private static void Add(this RateLimiterOptions limiter, string name, Func<RateLimitOptions, int> perMinute) =>
        limiter.AddPolicy(name, context => RateLimitPartition.GetSlidingWindowLimiter(
            $"{name} {context.Connection.RemoteIpAddress}",
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = perMinute(context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value),
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            }));

    private static async ValueTask TellWhenAsync(OnRejectedContext rejected, CancellationToken cancel)
    {
        rejected.HttpContext.Response.Headers.RetryAfter = "60";
        await TypedResults.Problem(statusCode: StatusCodes.Status429TooManyRequests, title: "platform.too-many-requests").ExecuteAsync(rejected.HttpContext);
    }
}
