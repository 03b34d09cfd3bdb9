using System.ComponentModel.DataAnnotations;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>Requests per minute and address. A whole site may sit behind one address, so device limits are generous.</summary>
internal sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    [Range(1, 1_000_000)]
    public int SignIn { get; set; } = 20;

    [Range(1, 1_000_000)]
    public int Enrolment { get; set; } = 60;

    [Range(1, 1_000_000)]
    public int Nonce { get; set; } = 6_000; // costs no memory, and a device that polls needs one per request

    [Range(1, 1_000_000)]
    public int Search { get; set; } = 120;

    [Range(1, 1_000_000)]
    public int Upload { get; set; } = 60;
}
