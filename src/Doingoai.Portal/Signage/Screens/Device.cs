using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;

namespace Doingoai.Portal.Signage.Screens;

/// <summary>The machine at a site, as a place: replacing the machine binds another key to it and keeps its history.</summary>
[Audited]
internal sealed class Device
{
    private Device()
    {
    }

    public Device(Guid id, Guid cluster, string key) => (Id, ClusterId, Key) = (id, cluster, key);

    public Guid Id { get; private set; }

    public Guid ClusterId { get; private set; }

    public string Key { get; private set; } = "";

    public Names Names { get; private set; } = new("", "", "");

    public int? KilobytesPerSecond { get; private set; }

    public TimeOnly? NightFrom { get; private set; }

    public TimeOnly? NightTo { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int Revision { get; private set; }

    public void Describe(Names names)
    {
        if (Names == names) return;
        Names = names;
        Revision++;
    }

    public DownloadPlan Downloads => new(KilobytesPerSecond, NightFrom, NightTo);

    public void Limit(DownloadPlan plan)
    {
        if (plan.KilobytesPerSecond is < DownloadPlan.LeastKilobytes or > DownloadPlan.MostKilobytes) throw new RuleException("device.download-limit");
        if (plan.NightFrom is null != plan.NightTo is null || (plan.NightFrom is not null && plan.NightFrom == plan.NightTo)) throw new RuleException("device.download-night");
        if (Downloads == plan) return;
        (KilobytesPerSecond, NightFrom, NightTo) = (plan.KilobytesPerSecond, plan.NightFrom, plan.NightTo);
        Revision++;
    }

    public void End(DateTimeOffset now)
    {
        if (EndedAt is not null) return;
        EndedAt = now;
        Revision++;
    }
}
