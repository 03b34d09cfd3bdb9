using System.Security.Cryptography;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>A parsed device key. Revoked ones stay, so that their refusal says why.</summary>
internal sealed record RingKey(Guid Device, string Kid, ECDsa Key, bool IsRevoked);
