namespace Doingoai.Portal.Media.Intake;

/// <summary>What the container says of a video; zero and null where it says nothing.</summary>
/// <param name="Plays">A stream in it is one that Chromium shows.</param>
/// <param name="Foreign">A stream in it is one that Chromium leaves dark or silent.</param>
internal readonly record struct VideoFacts(int Width, int Height, long? DurationMs, bool Plays = false, bool Foreign = false)
{
    public bool PlaysEverywhere => Plays && !Foreign;
}
