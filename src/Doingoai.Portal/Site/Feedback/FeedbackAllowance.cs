using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Site.Feedback;

/// <summary>How many messages of one network are kept in ten minutes.</summary>
internal sealed class FeedbackAllowance(IOptions<FeedbackOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _networks = PartitionedRateLimiter.Create<string, string>(network => RateLimitPartition.GetSlidingWindowLimiter(
        network, _ => new SlidingWindowRateLimiterOptions { PermitLimit = options.Value.MessagesPerNetwork, Window = TimeSpan.FromMinutes(10), SegmentsPerWindow = 10 }));

    public bool Takes(string network)
    {
        using var lease = _networks.AttemptAcquire(network);
        return lease.IsAcquired;
    }

    public void Dispose() => _networks.Dispose();
}
