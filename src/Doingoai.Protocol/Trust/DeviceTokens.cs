using System.Security.Cryptography;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Trust;

/// <summary>
/// What a device proves itself with before each connection: a JWT over the portal's nonce. Times in it are the portal's own
/// (a device whose clock is wrong still connects) and only the portal's clock judges it.
/// </summary>
public static class DeviceTokens
{
    /// <summary>A token counts this long from the nonce's server time.</summary>
    public const int LifetimeSeconds = 120;

    // Two portal nodes may disagree by this much.
    private const int SkewSeconds = 5;

    private const int MaxChars = 4096;

    private sealed record Payload(string Sub, string Aud, long Iat, long Exp, string Nonce, string Run);

    /// <summary>The audience of a token: this portal, this link and no other.</summary>
    public static string Audience(string portalId, string link) => $"{portalId}/{link}";

    /// <param name="serverTimeMs">As the nonce endpoint answered.</param>
    public static string Create(ECDsa key, Guid device, string portalId, string link, long serverTimeMs, string nonce, string run)
    {
        var iat = serverTimeMs / 1000;
        var payload = new Payload(device.ToString("N"), Audience(portalId, link), iat, iat + LifetimeSeconds, nonce, run);
        return Jws.Sign(JwsTypes.DeviceToken, ProtocolJson.ToBytes(payload), key);
    }

    /// <summary>
    /// Judges a token. <paramref name="keys"/> maps a key id to the key of an enrolled, unrevoked device. The caller still has
    /// to use up the nonce and to check that the key belongs to <see cref="DeviceTokenClaims.Device"/>.
    /// </summary>
    public static DeviceTokenError TryVerify(
        string token, Func<string, ECDsa?> keys, string portalId, string link, long nowMs, out DeviceTokenClaims claims)
    {
        claims = DeviceTokenClaims.Nobody;
        if (token.Length > MaxChars) return DeviceTokenError.Malformed;
        if (Jws.TryVerify(token, JwsTypes.DeviceToken, keys, out var bytes, out var kid) is var error and not JwsError.None) return Of(error);
        if (ProtocolJson.TryRead<Payload>(bytes) is not { } payload) return DeviceTokenError.Malformed;
        if (!Guid.TryParseExact(payload.Sub, "N", out var device) || payload.Sub != device.ToString("N")) return DeviceTokenError.Malformed;
        if (payload.Nonce.Length is 0 or > 128 || payload.Run.Length is 0 or > 64) return DeviceTokenError.Malformed;
        if (payload.Aud != Audience(portalId, link)) return DeviceTokenError.WrongAudience;

        var now = nowMs / 1000;
        if (payload.Iat < 0 || payload.Iat > now + SkewSeconds) return DeviceTokenError.NotYetValid;
        if (payload.Exp != payload.Iat + LifetimeSeconds) return DeviceTokenError.WrongLifetime;
        if (payload.Exp <= now) return DeviceTokenError.Expired;

        claims = new(device, kid, payload.Nonce, payload.Run, payload.Exp * 1000);
        return DeviceTokenError.None;
    }

    private static DeviceTokenError Of(JwsError error) => error switch
    {
        JwsError.WrongAlgorithm => DeviceTokenError.WrongAlgorithm,
        JwsError.WrongType => DeviceTokenError.WrongType,
        JwsError.UnknownKey => DeviceTokenError.UnknownKey,
        JwsError.BadSignature => DeviceTokenError.BadSignature,
        _ => DeviceTokenError.Malformed,
    };
}
