using Doingoai.Protocol.Trust;

namespace Doingoai.Protocol.Enrolment;

/// <summary>
/// The device announces its key and the code it shows. It commits to a nonce it reveals only after the portal has named
/// its own, so that someone in between can neither choose keys nor search for ones that give the same three words.
/// </summary>
/// <param name="Code">8 characters of <see cref="EnrolmentCode.Alphabet"/>.</param>
/// <param name="Commitment">Lower-case hex SHA-256 of the device's 32-byte nonce.</param>
/// <param name="Name">What the machine calls itself; at most 64 characters.</param>
public sealed record EnrolmentRequest(string Code, Jwk Key, string Commitment, string Name, string Player);

/// <param name="Nonce">The portal's 32 bytes, lower-case hex.</param>
/// <param name="ExpiresAtMs">Portal time, Unix ms.</param>
public sealed record EnrolmentAnswer(Guid Enrolment, string PortalId, Jwk RootKey, string Nonce, long ServerTimeMs, long ExpiresAtMs);

/// <param name="Nonce">The device's 32 bytes, lower-case hex.</param>
public sealed record EnrolmentRevealRequest(string Nonce);

/// <summary>Poll answer. On <see cref="EnrolmentState.Confirmed"/> the rest is filled in.</summary>
public sealed record EnrolmentStatusAnswer(EnrolmentState State, Guid? Device = null, string? Roster = null);

/// <summary>Where an enrolment stands.</summary>
public enum EnrolmentState
{
    Announced,
    Pending,
    Confirmed,
    Refused,
    Expired,
}

/// <summary>Anonymous answer of the nonce endpoint.</summary>
public sealed record NonceAnswer(long ServerTimeMs, string Nonce, string PortalId);
