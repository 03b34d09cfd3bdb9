using Doingoai.Portal.Devices.Api;
using Doingoai.Portal.Devices.Faults;
using Doingoai.Portal.Devices.Health;
using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Devices.Board;

/// <summary>One card of the board.</summary>
/// <param name="Days">Uptime of each of the last 30 days in Vietnam, oldest first; <c>null</c>: nothing known.</param>
/// <param name="Orders">The latest order of each kind, newest first.</param>
/// <param name="Faults">Those of the screen and of its device, newest first.</param>
internal sealed record ScreenView(
    ScreenInfo Info, string Name, string DeviceName, ScreenAnswer State, IReadOnlyList<Verdict> Readings, IReadOnlyList<double?> Days, IReadOnlyList<CommandAnswer> Orders,
    IReadOnlyList<DeviceFault> Faults, bool MayCommand, string Token)
{
    /// <summary>Address of the picture of the slide on screen; <c>null</c>: nothing to show.</summary>
    public string? Thumbnail => State.Drawn is { Sha256: not null, Entry: { } entry } drawn
        ? $"/board/slides/{Info.Id:N}/{drawn.Version}/{Uri.EscapeDataString(entry)}" : null;

    /// <summary>The screen plays the newest manifest.</summary>
    public bool IsCurrent => State.CurrentVersion is { } current && State.ActiveVersion == current;
}
