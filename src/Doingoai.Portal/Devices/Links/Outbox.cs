using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Devices.Links;

/// <summary>
/// Everything devices are told. It compares what is so with what a connection has carried and sends the rest; an event only
/// wakes it, the tick would have come round anyway.
/// </summary>
internal sealed partial class Outbox(
    LoopServices services, DeviceSessions sessions, DeviceDirectory directory, ManifestDelivery manifests, CommandOutbox commands, IOptions<DevicesOptions> options, ILogger<Outbox> logger)
    : LeasedLoop(services, "device outbox", TimeSpan.FromSeconds(1)), IOn<ManifestIssued>, IOn<RecallIssued>
{
    // How many sessions one tick compares with the database; the events carry what is urgent.
    private const int PerTick = 200;

    // How many are served by one reading of the database.
    private const int AtOnce = 100;

    // Devices that say hello within this time share that reading: after a power cut of the gate there are thousands.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);

    // Who is meant by the next step; as many as there are devices and screens.
    private readonly ConcurrentDictionary<Guid, byte> _devices = new();

    // The newest manifest of each screen that was issued since the last step.
    private readonly ConcurrentDictionary<Guid, long> _issued = new();

    // One delivery to a session at a time: a device's own request and the tick would both find the same manifest missing.
    private readonly ConditionalWeakTable<DeviceSession, SemaphoreSlim> _turns = [];
    private readonly TimeProvider _time = services.Time;
    private volatile bool _isRecallDue;
    private int _next;
    private int _isGathering;

    // Every node sends to the sessions it holds.
    protected override bool OncePerSystem => false;

    public void Handle(ManifestIssued happened)
    {
        manifests.Compiled(happened);
        _issued.AddOrUpdate(happened.Screen, happened.Version, (_, version) => Math.Max(version, happened.Version));
        Wake();
    }

    public void Handle(RecallIssued happened)
    {
        _isRecallDue = true;
        Wake();
    }

    /// <summary>Something waits for this device.</summary>
    public void Wake(Guid device)
    {
        _devices[device] = 0;
        Wake();
    }

    /// <summary>The answer to hello goes out at once, before anything else; what the device lacks follows.</summary>
    public void Greet(DeviceSession session, Hello hello, DateTimeOffset receivedAt)
    {
        session.Sent.Manifests.Clear();
        session.Sent.Commands.Clear();
        foreach (var held in hello.Screens.Where(held => session.Drives(held.Screen)))
            session.Sent.Manifests[held.Screen] = new(held.HighestVerified, DateTimeOffset.MaxValue);
        (session.Sent.Roster, session.Sent.Recalls, session.Sent.Greeted) = (hello.RosterVersion, null, true);

        Welcome(session, hello.T0Ms, receivedAt, SettingsOf(session, session.Info));
        _devices[session.Device] = 0;
        if (Interlocked.Exchange(ref _isGathering, 1) == 0) _ = GatherAsync();
    }

    public void Beat(DeviceSession session, Heartbeat beat, DateTimeOffset receivedAt)
    {
        // Settings that were changed meanwhile go out with the next answer.
        var changed = directory.Known(session.Device) is { } known && (Downloads(known) != session.Sent.Downloads || known.PinHash != session.Sent.PinHash) ? known : null;
        Welcome(session, beat.T0Ms, receivedAt, changed is null ? null : SettingsOf(session, changed));
        foreach (var screen in beat.Screens) ManifestDelivery.Recheck(session, screen, receivedAt);
    }

    /// <summary>Sends what <paramref name="session"/> lacks: recalls and roster ahead of manifests, then commands.</summary>
    public Task DeliverAsync(DeviceSession session, CancellationToken cancel) => DeliverAsync([session], cancel);

    protected override async Task StepAsync(CancellationToken stop)
    {
        await SendRecallAsync(stop);
        var isTick = _devices.IsEmpty && _issued.IsEmpty;
        foreach (var lot in (await IssuedAsync(stop)).Chunk(AtOnce))
        {
            await SendIssuedAsync(lot, stop);
            await SendRecallAsync(stop);
        }

        foreach (var lot in (isTick ? Slice() : Meant()).Chunk(AtOnce))
        {
            await DeliverAsync(lot, stop);
            await SendRecallAsync(stop);
        }
    }

    private async Task GatherAsync()
    {
        await Task.Delay(Gathering, _time);
        Volatile.Write(ref _isGathering, 0);
        Wake();
    }

    // What was just issued is known: nothing is compared with the database for it.
    private async Task SendIssuedAsync((DeviceSession Session, IssuedVersion Version)[] lot, CancellationToken stop)
    {
        var issued = await manifests.ReadAsync([.. lot.Select(one => one.Version)], stop);
        foreach (var session in lot.Select(one => one.Session).Distinct()) await DeliverSafelyAsync(session, issued, hasOrders: false, stop);
    }

    // A recall goes out to everybody before anything else does, whatever is under way.
    private async Task SendRecallAsync(CancellationToken stop)
    {
        if (!_isRecallDue) return;
        _isRecallDue = false;
        var recall = await manifests.RecallAsync(stop);
        foreach (var session in sessions.All)
            if (session.Sent.Greeted) manifests.Send(session, recall);
    }

    private async Task DeliverAsync(IReadOnlyCollection<DeviceSession> lot, CancellationToken cancel)
    {
        var greeted = lot.Where(session => session.Sent.Greeted && sessions.IsCurrent(session)).ToList();
        if (greeted.Count == 0) return;
        var issued = await manifests.ReadAsync(greeted, cancel);
        var ordered = await commands.WaitingAsync([.. greeted.Select(session => session.Device)], cancel);
        foreach (var session in greeted) await DeliverSafelyAsync(session, issued, ordered.Contains(session.Device), cancel);
    }

    private async Task DeliverSafelyAsync(DeviceSession session, IssuedForDevices issued, bool hasOrders, CancellationToken stop)
    {
        var turn = _turns.GetValue(session, _ => new(1, 1));
        await turn.WaitAsync(stop);
        try
        {
            if (!sessions.IsCurrent(session)) return;
            manifests.Deliver(session, issued);
            if (hasOrders) await commands.DeliverAsync(session, stop);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogDeliveryFailed(error, session.Device);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<List<(DeviceSession Session, IssuedVersion Version)>> IssuedAsync(CancellationToken stop)
    {
        var issued = new List<(DeviceSession, IssuedVersion)>();
        foreach (var screen in _issued.Keys)
            if (_issued.TryRemove(screen, out var version) && await directory.DeviceOfAsync(screen, stop) is { } device && sessions.Find(device.Id) is { Sent.Greeted: true } session)
                issued.Add((session, new(device.Id, screen, version)));
        return issued;
    }

    private DeviceSession[] Meant() => [.. _devices.Keys.Where(device => _devices.TryRemove(device, out _)).Select(sessions.Find).OfType<DeviceSession>()];

    private DeviceSession[] Slice()
    {
        var all = sessions.All.OrderBy(session => session.Device).ToList();
        if (all.Count <= PerTick) return [.. all];
        _next %= all.Count;
        var slice = all.Skip(_next).Concat(all).Take(PerTick).ToArray();
        _next += PerTick;
        return slice;
    }

    private DeviceSettings SettingsOf(DeviceSession session, DeviceInfo info)
    {
        (session.Sent.Downloads, session.Sent.PinHash) = (Downloads(info), info.PinHash);
        return new(session.Info.Names.Vi, options.Value.HeartbeatMs, options.Value.ReadingsMs, [.. session.Info.Screens.Select(screen => screen.Id)], session.Sent.Downloads, info.PinHash);
    }

    private static DownloadSettings? Downloads(DeviceInfo info) => info.Downloads?.ToSettings(info.TimeZone);

    private void Welcome(DeviceSession session, long t0Ms, DateTimeOffset receivedAt, DeviceSettings? settings)
    {
        var now = _time.GetUtcNow();
        session.TrySend(Envelope.Of(DownTypes.Welcome, new Welcome(t0Ms, receivedAt.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds(), settings), now));
    }

    [LoggerMessage(LogLevel.Error, "Sending to {Device} failed; the next tick tries again.")]
    private partial void LogDeliveryFailed(Exception error, Guid device);
}
