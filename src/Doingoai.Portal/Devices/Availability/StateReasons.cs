namespace Doingoai.Portal.Devices.Availability;

/// <summary>Why a screen is not simply online; words that texts translate.</summary>
internal static class StateReasons
{
    public const string Disconnected = "disconnected";
    public const string Silent = "silent";
    public const string NoRenderer = "noRenderer";
    public const string FrameLost = "frameLost";
    public const string Clock = "clock";
    public const string Reading = "reading";
    public const string PortalAway = "portalAway";
}
