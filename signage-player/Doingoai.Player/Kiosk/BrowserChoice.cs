namespace Doingoai.Player.Kiosk;

/// <summary>A browser's path, or the reason why there is none.</summary>
internal sealed record BrowserChoice(string? Path, string? Reason);
