using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Devices.Deliveries;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Devices.Live;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Api;

/// <summary>Puts together what is known of one screen.</summary>
internal sealed class ScreenStates(
    DeviceDirectory directory, LiveFleet live, AvailabilityLoop availability, SpanStore spans, DeliveryStore deliveries, IScreenManifests manifests, TimeProvider time)
{
    public async Task<ScreenAnswer?> FindAsync(Guid screen, CancellationToken cancel)
    {
        if (await directory.DeviceOfAsync(screen, cancel) is not { } device) return null;

        var now = time.GetUtcNow();
        var history = await spans.SinceAsync(screen, UptimeFigures.Start(now, 29), cancel);
        return await OfAsync(device, screen, UptimeFigures.Of(history, now), now, cancel);
    }

    public async Task<ScreenAnswer> OfAsync(DeviceInfo device, Guid screen, UptimeFigures uptime, DateTimeOffset now, CancellationToken cancel)
    {
        var lasting = availability.Lasting(screen);
        var machine = live.Device(device.Id);
        var shown = live.Screen(screen);
        var current = await manifests.CurrentAsync(screen, cancel);
        var ladder = current is null ? null : DeliveryAnswer.Of(Ladder.Of(screen, current.Version, current.IssuedAt, followedAt: null, await deliveries.RungsAsync(screen, current.Version, cancel)));
        return new(
            screen, device.Id, lasting?.State ?? ScreenState.NotCommissioned, lasting?.Reason,
            lasting is { } span ? DateTimeOffset.FromUnixTimeMilliseconds(span.FromMs) : null, now,
            machine?.Link, machine?.LastContact, current?.Version, shown?.Active ?? 0,
            await DrawnAsync(shown, cancel), ladder, uptime, machine?.OffsetMs, await SeenAsync(shown, now, cancel));
    }

    // A device may say any time; nothing was seen later than now.
    private async Task<SeenAnswer?> SeenAsync(LiveScreen? shown, DateTimeOffset now, CancellationToken cancel)
    {
        if (shown?.Seen is not { } seen || seen.Verdict == FrameVerdict.Unknown) return null;
        var entry = string.IsNullOrEmpty(seen.Entry) ? null : seen.Entry;
        var info = entry is null ? null : await manifests.EntryAsync(shown.Screen, seen.Manifest, entry, cancel);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(seen.AtMs, 0, now.ToUnixTimeMilliseconds()));
        var since = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(seen.SinceMs, 0, at.ToUnixTimeMilliseconds()));
        return new(seen.Verdict, at, since, new(seen.Manifest, entry, null, info?.Title ?? info?.Widget, info?.Language, info?.Sha256));
    }

    private async Task<DrawnAnswer?> DrawnAsync(LiveScreen? shown, CancellationToken cancel)
    {
        if (shown is not { EntrySaid: true }) return null;
        var info = string.IsNullOrEmpty(shown.Entry) ? null : await manifests.EntryAsync(shown.Screen, shown.Active, shown.Entry, cancel);
        return new(shown.Active, string.IsNullOrEmpty(shown.Entry) ? null : shown.Entry, shown.DrawnAt, info?.Title ?? info?.Widget, info?.Language, info?.Sha256);
    }
}
