namespace Doingoai.Portal.Devices.Availability;

/// <summary>A state and since when; <c>Since</c> is when it became so, not when it was noticed.</summary>
internal readonly record struct Judgement(ScreenState State, DateTimeOffset Since, string? Reason = null);
