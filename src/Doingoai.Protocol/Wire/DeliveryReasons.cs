namespace Doingoai.Protocol.Wire;

/// <summary>What the reason of a <see cref="DeliveryRung.Failed"/> rung begins with, where the portal acts on it.</summary>
public static class DeliveryReasons
{
    /// <summary>The manifest did not draw in its time and was given up; only a newer version is tried.</summary>
    public const string GivenUp = "manifest.notDrawn";
}
