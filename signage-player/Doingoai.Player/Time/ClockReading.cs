namespace Doingoai.Player.Time;

/// <summary>All clocks at one moment.</summary>
/// <param name="NowMs">Portal time as best known, never below the floor.</param>
/// <param name="OffsetMs">Portal time minus wall clock; <c>null</c> until it was measured in this boot.</param>
internal readonly record struct ClockReading(long NowMs, long WallMs, long MonoMs, long? OffsetMs, long? UncertaintyMs);
