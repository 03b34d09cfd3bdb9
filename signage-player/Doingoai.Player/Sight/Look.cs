using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Sight;

/// <summary>One look at the real pixels of a screen.</summary>
/// <param name="Manifest">Version whose plan said what should be there.</param>
/// <param name="Entry">What should be there; <c>null</c>: the calm slate.</param>
/// <param name="Picture">What was seen.</param>
internal sealed record Look(FrameVerdict Verdict, long AtMs, long Manifest = 0, string? Entry = null, SmallPicture? Picture = null)
{
    /// <summary>Pixels of the picture that is kept of a look.</summary>
    public const int MaxWidth = 640;

    public bool IsAlarm => Verdict >= FrameVerdict.Other;
}
