using System.Collections.Concurrent;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Links;

/// <summary>The connections this node holds, one per device: the newest wins, because a device that connects anew has lost the old one.</summary>
internal sealed class DeviceSessions(TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, DeviceSession> _sessions = new();

    /// <summary>A connection began (true) or ended (false). Handlers return at once.</summary>
    public event Action<DeviceSession, bool>? Changed;

    public IEnumerable<DeviceSession> All => _sessions.Values;

    public DeviceSession? Find(Guid device) => _sessions.GetValueOrDefault(device);

    public bool IsCurrent(DeviceSession session) => ReferenceEquals(Find(session.Device), session);

    public async Task BeginAsync(DeviceSession session)
    {
        DeviceSession? before = null;
        _sessions.AddOrUpdate(session.Device, session, (_, old) =>
        {
            before = old;
            return session;
        });
        Changed?.Invoke(session, true);
        if (before is not null && !ReferenceEquals(before, session)) await before.CloseAsync("takenOver");
    }

    public void End(DeviceSession session)
    {
        if (_sessions.TryRemove(new(session.Device, session))) Changed?.Invoke(session, false);
    }

    /// <summary>Tells the device why and cuts it off.</summary>
    public async Task EndAsync(Guid device, string reason)
    {
        if (Find(device) is not { } session) return;
        session.TrySend(Envelope.Of(DownTypes.Revoked, new Revoked(reason), time.GetUtcNow()));
        await session.CloseAsync(reason);
        End(session);
    }
}
