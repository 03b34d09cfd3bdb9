namespace Doingoai.Player.Kiosk;

/// <summary>The browser refused a call, or is gone.</summary>
internal sealed class DevToolsException(string message) : Exception(message);
