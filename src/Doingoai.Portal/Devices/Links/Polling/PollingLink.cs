using System.Collections.Concurrent;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Links.Polling;

/// <summary>The last resort: one request carries everything up and everything down. A device that stops asking is gone.</summary>
internal sealed class PollingLink(DeviceDirectory directory, DeviceSessions sessions, Inbox inbox, Outbox outbox, DeviceMetrics metrics, TimeProvider time)
{
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(40);

    private readonly ConcurrentDictionary<Guid, Poller> _pollers = new();

    /// <summary>Takes <paramref name="up"/> and answers what waits; <c>null</c> if the device is not in the fleet.</summary>
    public async Task<IReadOnlyList<Envelope>?> ExchangeAsync(DeviceAdmission caller, IReadOnlyList<Envelope> up, CancellationToken cancel)
    {
        if (await PollerAsync(caller, cancel) is not { } poller) return null;
        poller.SeenAt = time.GetUtcNow();
        foreach (var envelope in up)
            if (inbox.Take(poller.Session, envelope) is var verdict and not InboxVerdict.Taken) metrics.Refused(LinkNames.Polling, verdict.ToString());

        await outbox.DeliverAsync(poller.Session, cancel);
        return poller.Channel.Drain();
    }

    /// <summary>Ends the sessions of devices that have not asked for a while.</summary>
    public void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var (device, poller) in _pollers)
        {
            if (now - poller.SeenAt < Silence && !poller.Channel.IsClosed) continue;
            _pollers.TryRemove(new(device, poller));
            sessions.End(poller.Session);
        }
    }

    private async Task<Poller?> PollerAsync(DeviceAdmission caller, CancellationToken cancel)
    {
        if (_pollers.TryGetValue(caller.Device, out var known) && known.Session.Run == caller.Run && known.Session.Kid == caller.Kid
            && !known.Channel.IsClosed && sessions.IsCurrent(known.Session)) return known;

        if (await directory.DeviceAsync(caller.Device, cancel) is not { } info) return null;
        var channel = new PollingChannel();
        var poller = new Poller(new(caller, info, LinkNames.Polling, channel, time.GetUtcNow()), channel);
        _pollers[caller.Device] = poller;
        await sessions.BeginAsync(poller.Session);
        return poller;
    }

    private sealed record Poller(DeviceSession Session, PollingChannel Channel)
    {
        public DateTimeOffset SeenAt { get; set; }
    }
}
