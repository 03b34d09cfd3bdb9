using Doingoai.Portal.Devices.Commissioning;

namespace Doingoai.Portal.Devices.Board;

/// <param name="Row">Under way; <c>null</c>: none.</param>
/// <param name="Ended">Protocols of before, the newest first.</param>
internal sealed record CommissionView(
    Guid Device, string Name, IReadOnlyList<string> Screens, bool IsConnected, CommissioningRow? Row, IReadOnlyList<CommissioningRow> Ended, string Token, DateTimeOffset AsOf, string? Error = null);
