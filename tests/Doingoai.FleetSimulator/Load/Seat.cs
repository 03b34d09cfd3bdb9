using System.Security.Cryptography;

namespace Doingoai.FleetSimulator.Load;

/// <summary>A device of the inventory, its one screen and the key it proves itself with.</summary>
internal sealed record Seat(Guid Device, Guid Screen, ECDsa Key);
