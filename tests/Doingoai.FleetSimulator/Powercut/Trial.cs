namespace Doingoai.FleetSimulator.Powercut;

/// <summary>One start and one kill.</summary>
/// <param name="First">From the start of the process to the first approved frame; <c>null</c>: there was none.</param>
/// <param name="Phase">What the agent had said last when it was killed.</param>
internal sealed record Trial(string? Problem, TimeSpan? First, string Phase);
