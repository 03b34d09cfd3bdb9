using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Loops;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Admin.Dashboard;

/// <summary>Whether the portal's own background work runs.</summary>
internal sealed class LoopTile(LoopHealth loops, TimeProvider time, IStringLocalizer<Texts> texts) : IDashboardTile
{
    public int Order => 910;

    public Permission Permission => Permission.ManagePeople;

    public Task<DashboardFigure> CountAsync(CancellationToken cancel)
    {
        var (all, now) = (loops.Reports, time.GetUtcNow());
        var healthy = all.Count(report => report.IsHealthy(now));
        return Task.FromResult(new DashboardFigure(texts["Loops"], $"{healthy}/{all.Count}", "/admin/system", "cycle",
            healthy == all.Count ? texts["LoopsGood"] : texts["LoopsBad"], healthy == all.Count ? Tone.Good : Tone.Bad));
    }
}
