namespace Doingoai.Portal.Devices.Keys;

/// <summary>Why a key ended.</summary>
internal static class RevocationReasons
{
    public const string Revoked = "revoked";
    public const string Replaced = "replaced";

    /// <summary>Two machines used it.</summary>
    public const string Cloned = "cloned";
}
