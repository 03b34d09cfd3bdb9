namespace Doingoai.FleetSimulator.Faults;

/// <summary>How a server's answer is wrong.</summary>
internal enum MediaLie
{
    None,
    Flips,
    Truncates,
    Stalls,
}
