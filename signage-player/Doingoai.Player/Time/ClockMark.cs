namespace Doingoai.Player.Time;

/// <summary>Portal time as measured once: at <see cref="MonoMs"/> of this boot it was <see cref="PortalMs"/>, give or take <see cref="UncertaintyMs"/>.</summary>
internal sealed record ClockMark(string BootId, long MonoMs, long PortalMs, long UncertaintyMs)
{
    // What a cheap crystal may wander; RFC 5905 assumes 15 ppm for a disciplined clock.
    private const int DriftPerMillion = 50;

    public long At(long monoMs) => PortalMs + (monoMs - MonoMs);

    public long UncertaintyAt(long monoMs) => UncertaintyMs + (monoMs - MonoMs) * DriftPerMillion / 1_000_000;
}
