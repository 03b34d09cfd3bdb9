using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>
/// The key a device proves itself with. Replacing the machine binds a new key to the same device and ends the old one;
/// rows are never deleted.
/// </summary>
[Audited]
internal sealed class DeviceKey
{
    private DeviceKey()
    {
    }

    public DeviceKey(Guid device, Jwk key, Guid enrolment, Person by, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        Device = device;
        (Kid, X, Y) = (key.Thumbprint(), key.X, key.Y);
        Enrolment = enrolment;
        (EnrolledBy, EnrolledAt) = (by.Id, now);
    }

    public Guid Id { get; private set; }

    public Guid Device { get; private set; }

    /// <summary>RFC 7638 thumbprint.</summary>
    public string Kid { get; private set; } = "";

    public string X { get; private set; } = "";

    public string Y { get; private set; } = "";

    public Guid Enrolment { get; private set; }

    public Guid EnrolledBy { get; private set; }

    public DateTimeOffset EnrolledAt { get; private set; }

    public Guid? RevokedBy { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Closed word: one of <see cref="RevocationReasons"/>.</summary>
    public string? RevocationReason { get; private set; }

    public Jwk Jwk => new("EC", "P-256", X, Y);

    /// <summary>Ends the key; what is ended stays as it was.</summary>
    public void Revoke(Person by, string reason, DateTimeOffset now)
    {
        if (RevokedAt is not null) return;
        (RevokedBy, RevokedAt, RevocationReason) = (by.Id, now, reason);
    }
}
