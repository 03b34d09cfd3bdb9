using Doingoai.Protocol.Trust;

namespace Doingoai.Player.Enrolment;

/// <summary>An announcement under way, kept so that a restart between the technician's yes and our reading it loses nothing.</summary>
internal sealed record PendingEnrolment(Guid Enrolment, string PortalId, Jwk RootKey, string Code, IReadOnlyList<string> Words, string Nonce, long ExpiresAtMs, bool Revealed);
