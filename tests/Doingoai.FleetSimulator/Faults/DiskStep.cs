namespace Doingoai.FleetSimulator.Faults;

/// <summary>Something done to a disk, or (with no <paramref name="Again"/>) a remark of who did it.</summary>
internal sealed record DiskStep<TRemark>(Action<DiskReplay>? Again, TRemark? Remark = default);
