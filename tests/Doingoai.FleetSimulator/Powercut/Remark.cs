namespace Doingoai.FleetSimulator.Powercut;

/// <summary>What the portal had been told by a step of the disk; see <see cref="Witness.Now"/>.</summary>
internal sealed record Remark(long Least, IReadOnlySet<string> Drawn, IReadOnlySet<string> Recalled)
{
    public static Remark Nothing { get; } = new(0, new HashSet<string>(), new HashSet<string>());
}
