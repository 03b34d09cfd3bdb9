using System.Collections.Concurrent;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Live;

/// <summary>The fleet as devices report it, as swapped snapshots; who shows it listens to <see cref="Changed"/> and throttles itself.</summary>
internal sealed class LiveFleet
{
    private readonly ConcurrentDictionary<Guid, LiveDevice> _devices = new();
    private readonly ConcurrentDictionary<Guid, LiveScreen> _screens = new();
    private readonly ConcurrentDictionary<(Guid Subject, string Metric), LiveReading> _readings = new();

    public LiveFleet(DeviceSessions sessions, TimeProvider time) =>
        sessions.Changed += (session, began) => Link(session, began ? session.Link : null, time.GetUtcNow());

    /// <summary>Something about the device changed.</summary>
    public event Action<Guid>? Changed;

    public LiveDevice? Device(Guid device) => _devices.GetValueOrDefault(device);

    public LiveScreen? Screen(Guid screen) => _screens.GetValueOrDefault(screen);

    public LiveReading? Reading(Guid subject, string metric) => _readings.TryGetValue((subject, metric), out var reading) ? reading : null;

    public void Contact(DeviceSession session, DateTimeOffset now) =>
        Update(session.Device, now, device => device with { LastContact = now });

    public void Hello(DeviceSession session, Hello hello, DateTimeOffset now)
    {
        foreach (var held in hello.Screens.Where(held => session.Drives(held.Screen)))
            Screen(held.Screen, screen => screen with { Active = held.Active });
        Update(session.Device, now, device => device with { LastContact = now, Player = hello.Player, Run = hello.Run, RosterVersion = hello.RosterVersion, BootId = hello.BootId });
        Changed?.Invoke(session.Device);
    }

    public void Heartbeat(DeviceSession session, Heartbeat beat, DateTimeOffset now)
    {
        foreach (var said in beat.Screens.Where(said => session.Drives(said.Screen)))
            Screen(said.Screen, screen => screen with
            {
                Active = said.Active,
                Entry = said.Entry,
                EntrySaid = true,
                DrawnAt = said.DrawnAtMs is { } at ? Instant(at) : screen.DrawnAt,
                FrameBeatMs = said.FrameBeatMs,
                Seen = said.Seen is { } seen && DeviceText.IsShort(seen.Entry) ? seen : null,
                ReportedAt = now,
            });
        Update(session.Device, now, device => device with
        {
            LastContact = now,
            OffsetMs = beat.OffsetMs,
            UncertaintyMs = beat.UncertaintyMs,
            Disk = beat.Disk,
            RosterVersion = beat.RosterVersion ?? device.RosterVersion,
        });
        Changed?.Invoke(session.Device);
    }

    /// <summary>An entry was drawn; an older one that is told later changes nothing.</summary>
    public void Drawn(Guid device, Guid screen, long version, string? entry, DateTimeOffset at)
    {
        Screen(screen, known => known.DrawnAt > at ? known : known with { Active = version, Entry = entry, EntrySaid = true, DrawnAt = at });
        Changed?.Invoke(device);
    }

    /// <summary>Something else about the device is known now.</summary>
    public void Told(Guid device) => Changed?.Invoke(device);

    /// <summary>Readings arrive in any order after an outage; the newest stays.</summary>
    public void Read(Guid subject, string metric, LiveReading reading) =>
        _readings.AddOrUpdate((subject, metric), reading, (_, known) => reading.At >= known.At ? reading : known);

    private void Link(DeviceSession session, string? link, DateTimeOffset now)
    {
        Update(session.Device, now, device => device with { Link = link, LinkSince = now, LastContact = link is null ? device.LastContact : now });
        Changed?.Invoke(session.Device);
    }

    private void Update(Guid device, DateTimeOffset now, Func<LiveDevice, LiveDevice> change) =>
        _devices.AddOrUpdate(device, id => change(new(id, null, now, now)), (_, known) => change(known));

    private void Screen(Guid screen, Func<LiveScreen, LiveScreen> change) =>
        _screens.AddOrUpdate(screen, id => change(new(id)), (_, known) => change(known));

    // A device may send any number; what is no instant counts as the beginning of time.
    private static DateTimeOffset Instant(long ms) => ms is > 0 and < 253_402_300_799_999 ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : DateTimeOffset.UnixEpoch;
}
