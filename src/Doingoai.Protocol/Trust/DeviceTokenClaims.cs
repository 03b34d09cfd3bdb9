namespace Doingoai.Protocol.Trust;

/// <summary>What a verified device token says.</summary>
/// <param name="Kid">Thumbprint of the key that signed it.</param>
/// <param name="Nonce">The portal's single-use nonce.</param>
/// <param name="Run">The agent run that asks.</param>
/// <param name="ExpiresAtMs">Portal time, Unix ms.</param>
public sealed record DeviceTokenClaims(Guid Device, string Kid, string Nonce, string Run, long ExpiresAtMs)
{
    /// <summary>The claims of a refused token.</summary>
    public static DeviceTokenClaims Nobody { get; } = new(Guid.Empty, "", "", "", 0);
}
