namespace Doingoai.Portal.Media.Intake;

/// <summary>What the container says of a video; zero and null where it says nothing.</summary>
internal readonly record struct VideoFacts(int Width, int Height, long? DurationMs);
