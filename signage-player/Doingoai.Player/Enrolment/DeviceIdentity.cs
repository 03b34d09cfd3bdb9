using Doingoai.Protocol.Trust;

namespace Doingoai.Player.Enrolment;

/// <summary>What enrolment gave this machine.</summary>
internal sealed record DeviceIdentity(Guid Device, string PortalId, Jwk RootKey);
