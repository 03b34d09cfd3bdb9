using Doingoai.Portal.Devices.Availability;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Api;

/// <summary>A screen as the board shows it.</summary>
internal sealed record ScreenAnswer(
    Guid Screen, Guid Device, ScreenState State, string? Reason, DateTimeOffset? Since, DateTimeOffset AsOf,
    string? Link, DateTimeOffset? LastContact, long? CurrentVersion, long ActiveVersion,
    DrawnAnswer? Drawn, DeliveryAnswer? Delivery, UptimeFigures Uptime, long? ClockOffsetMs, SeenAnswer? Seen = null);

/// <param name="Entry"><c>null</c>: the calm slate.</param>
internal sealed record DrawnAnswer(long Version, string? Entry, DateTimeOffset? At, string? Title, string? Language, string? Sha256);

/// <summary>What the device saw when it compared the real pixels with what should be there.</summary>
/// <param name="Expected">What should be there; its entry is <c>null</c> for the calm slate.</param>
internal sealed record SeenAnswer(FrameVerdict Verdict, DateTimeOffset At, DateTimeOffset Since, DrawnAnswer Expected)
{
    public bool IsAlarm => Verdict >= FrameVerdict.Other;
}
