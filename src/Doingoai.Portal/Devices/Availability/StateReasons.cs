using Doingoai.Portal.Devices.Keys;

namespace Doingoai.Portal.Devices.Availability;

/// <summary>Why a screen is not simply online; words that texts translate.</summary>
internal static class StateReasons
{
    public const string Disconnected = "disconnected";
    public const string Silent = "silent";
    public const string NoRenderer = "noRenderer";
    public const string FrameLost = "frameLost";
    public const string FrameBlack = "frameBlack";
    public const string FrameOther = "frameOther";
    public const string FrameFrozen = "frameFrozen";
    public const string Clock = "clock";
    public const string Reading = "reading";
    /// <summary>The device's key was revoked.</summary>
    public const string Revoked = RevocationReasons.Revoked;

    /// <summary>Two machines used its key; neither is let in.</summary>
    public const string Cloned = RevocationReasons.Cloned;
    public const string PortalAway = "portalAway";
}
