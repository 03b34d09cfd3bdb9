namespace Doingoai.Portal.Devices.Availability;

/// <summary>A stretch of one state, half-open, Unix ms; no end: it lasts.</summary>
internal readonly record struct Span(ScreenState State, long FromMs, long? ToMs, string? Reason = null);
