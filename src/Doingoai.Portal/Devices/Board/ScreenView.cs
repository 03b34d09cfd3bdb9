using Doingoai.Portal.Devices.Api;
using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Devices.Faults;
using Doingoai.Portal.Devices.Frames;
using Doingoai.Portal.Devices.Health;
using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Devices.Board;

/// <summary>One card of the board.</summary>
/// <param name="Days">Uptime of each of the last 30 days in Vietnam, oldest first.</param>
/// <param name="Picture">What was seen last on the screen, of whatever age.</param>
/// <param name="Orders">The latest order of each kind, newest first.</param>
/// <param name="Passed">What it passes over because it broke the renderer.</param>
/// <param name="Faults">Those of the screen and of its device, newest first.</param>
internal sealed record ScreenView(
    ScreenInfo Info, string Name, string DeviceName, ScreenAnswer State, IReadOnlyList<Verdict> Readings, IReadOnlyList<DayUptime> Days, IReadOnlyList<CommandAnswer> Orders,
    IReadOnlyList<DeviceFault> Faults, bool MayCommand, string Token, FramePicture? Picture = null, IReadOnlyList<PassedOverView>? Passed = null)
{
    public int NewFaults => Faults.Count(fault => fault.IsNew);

    public IReadOnlyList<PassedOverView> PassedOver => Passed ?? [];

    /// <summary>Address of the picture of the slide on screen; <c>null</c>: nothing to show.</summary>
    public string? Thumbnail => State.Drawn is { Sha256: not null, Entry: { } entry } drawn
        ? $"/board/slides/{Info.Id:N}/{drawn.Version}/{Uri.EscapeDataString(entry)}" : null;

    /// <summary>Address of the picture of what should be there.</summary>
    public string? ExpectedThumbnail => State.Seen?.Expected is { Sha256: not null, Entry: { } entry } expected
        ? $"/board/slides/{Info.Id:N}/{expected.Version}/{Uri.EscapeDataString(entry)}" : null;

    public string? PictureAddress => Picture is null ? null : $"/board/frames/{Info.Id:N}/{Picture.ReceivedMs}";

    /// <summary>The screen plays the newest manifest.</summary>
    public bool IsCurrent => State.CurrentVersion is { } current && State.ActiveVersion == current;
}
