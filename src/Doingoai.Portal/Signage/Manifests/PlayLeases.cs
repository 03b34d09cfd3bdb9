using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>How long a screen that has lost the portal may go on showing something.</summary>
internal static class PlayLeases
{
    private static readonly Dictionary<RiskClass, TimeSpan> ByRisk = new()
    {
        [RiskClass.Sensitive] = TimeSpan.FromHours(24),
        [RiskClass.Normal] = TimeSpan.FromHours(72),
        [RiskClass.Evergreen] = TimeSpan.FromDays(90),
    };

    public static long Ms(RiskClass risk) => (long)ByRisk[risk].TotalMilliseconds;
}
