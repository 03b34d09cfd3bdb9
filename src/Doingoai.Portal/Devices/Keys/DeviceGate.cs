using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>The one place where a device's token is judged, whichever link brings it. Tokens are never logged, only their refusal.</summary>
internal sealed partial class DeviceGate(DeviceKeyRing ring, Nonces nonces, Clones clones, ITrust trust, DeviceMetrics metrics, TimeProvider time, ILogger<DeviceGate> logger)
{
    public DeviceAdmission Admit(string? token, string link)
    {
        var admission = Judge(token, link);
        if (!admission.IsAdmitted)
        {
            metrics.Refused(link, admission.Refusal.ToString());
            LogRefused(link, admission.Refusal);
        }

        return admission;
    }

    private DeviceAdmission Judge(string? token, string link)
    {
        if (string.IsNullOrEmpty(token)) return DeviceAdmission.Refused(DeviceRefusal.Missing);

        var claims = DeviceTokenClaims.Nobody;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var error = ring.Verify(keys => DeviceTokens.TryVerify(token, keys, trust.PortalId, link, now, out claims));
        if (error != DeviceTokenError.None) return DeviceAdmission.Refused(Of(error));
        if (ring.Find(claims.Kid) is not { } key) return DeviceAdmission.Refused(DeviceRefusal.UnknownKey);
        if (key.Device != claims.Device) return DeviceAdmission.Refused(DeviceRefusal.ForeignDevice);
        if (clones.Has(key.Kid) || key.Ended == RevocationReasons.Cloned) return DeviceAdmission.Refused(DeviceRefusal.Cloned);
        if (key.IsRevoked) return DeviceAdmission.Refused(DeviceRefusal.Revoked);
        return nonces.Use(claims.Nonce, out var order) switch
        {
            NonceError.None => Once(new(DeviceRefusal.None, claims.Device, claims.Kid, claims.Run, order)),
            NonceError.Expired => DeviceAdmission.Refused(DeviceRefusal.NonceExpired),
            NonceError.Reused => DeviceAdmission.Refused(DeviceRefusal.NonceReused),
            NonceError.Busy => DeviceAdmission.Refused(DeviceRefusal.Busy),
            _ => DeviceAdmission.Refused(DeviceRefusal.NonceUnknown),
        };
    }

    // The very proof that shows the second machine is refused, too.
    private DeviceAdmission Once(DeviceAdmission admission)
    {
        clones.Saw(admission);
        return clones.Has(admission.Kid) ? DeviceAdmission.Refused(DeviceRefusal.Cloned) : admission;
    }

    private static DeviceRefusal Of(DeviceTokenError error) => error switch
    {
        DeviceTokenError.WrongAlgorithm => DeviceRefusal.WrongAlgorithm,
        DeviceTokenError.WrongType => DeviceRefusal.WrongType,
        DeviceTokenError.UnknownKey => DeviceRefusal.UnknownKey,
        DeviceTokenError.BadSignature => DeviceRefusal.BadSignature,
        DeviceTokenError.WrongAudience => DeviceRefusal.WrongAudience,
        DeviceTokenError.NotYetValid => DeviceRefusal.NotYetValid,
        DeviceTokenError.WrongLifetime => DeviceRefusal.WrongLifetime,
        DeviceTokenError.Expired => DeviceRefusal.Expired,
        _ => DeviceRefusal.Malformed,
    };

    [LoggerMessage(LogLevel.Warning, "Refused a device on {Link}: {Refusal}.")]
    private partial void LogRefused(string link, DeviceRefusal refusal);
}
