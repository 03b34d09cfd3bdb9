namespace Doingoai.Player.Playback;

/// <summary>
/// A manifest that has not drawn yet. Only time counts in which its plan offered something and a renderer lived that could
/// have drawn it; a renderer that was lost over it again and again had its time, too.
/// </summary>
internal sealed class Trial(long manifest, TimeSpan patience)
{
    // A machine that slept, or whose time is warped, did not wait.
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(2);

    // Lost once may be chance.
    private const int LostOverIt = 2;

    private TimeSpan _offered;
    private TimeSpan _alive;
    private int _lost;

    public long Manifest => manifest;

    public bool HasDrawn { get; private set; }

    /// <summary>It was told that it does not draw; it may still come to it.</summary>
    public bool IsTold { get; set; }

    /// <summary>Why, as the renderer said last.</summary>
    public string Reason { get; set; } = "nothing was drawn";

    public bool IsOver => !HasDrawn && (_alive >= patience || (_offered >= patience && _lost >= LostOverIt));

    public void Drew() => HasDrawn = true;

    /// <summary>The renderer crashed or hung.</summary>
    public void Lost(string reason)
    {
        _lost++;
        Reason = reason;
    }

    public void Waited(TimeSpan elapsed, bool isOffering, bool isAlive)
    {
        if (!isOffering)
        {
            (_offered, _alive) = (TimeSpan.Zero, TimeSpan.Zero);
            return;
        }

        var step = elapsed < LongestStep ? elapsed : LongestStep;
        _offered += step;
        if (isAlive) _alive += step;
    }
}
