using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Frames;

/// <summary>A picture of what was seen on a screen, with what should have been there.</summary>
/// <param name="ReceivedMs">Portal clock at receipt, Unix ms; names the picture. Its age counts from here: a device may say any time.</param>
internal sealed record FramePicture(long ReceivedMs, FrameVerdict Verdict, long Manifest, string? Entry)
{
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(ReceivedMs);

    public bool IsAlarm => Verdict >= FrameVerdict.Other;
}
