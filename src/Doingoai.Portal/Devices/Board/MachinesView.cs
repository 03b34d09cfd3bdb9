namespace Doingoai.Portal.Devices.Board;

/// <param name="Qr">A packet as an SVG path, just made for <paramref name="Made"/>; shown once.</param>
internal sealed record MachinesView(IReadOnlyList<MachineGroup> Groups, string Token, DateTimeOffset AsOf, string? Made = null, QrPicture? Qr = null, string? Revoked = null, string? Error = null);

internal sealed record MachineGroup(string Cluster, IReadOnlyList<MachineView> Machines);

/// <param name="Keyless">Why it has no key: one of the reasons of <see cref="Keys.RevocationReasons"/>; <c>null</c>: it has one or never had.</param>
/// <param name="EnrolledAt">Of the key that counts; <c>null</c>: none.</param>
/// <param name="PacketUntil">A packet was made and waits until then.</param>
internal sealed record MachineView(Guid Device, string Name, string Screens, DateTimeOffset? EnrolledAt, string? Keyless, DateTimeOffset? PacketUntil, int Machines);

/// <param name="Side">Modules, quiet zone included.</param>
internal sealed record QrPicture(int Side, string Path);
