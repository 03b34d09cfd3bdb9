namespace Doingoai.FleetSimulator.Faults;

/// <summary>What is wrong with a disk.</summary>
internal enum DiskTrouble
{
    None,
    Full,
    ReadOnly,
}
