using System.Collections.Concurrent;
using Doingoai.Portal.Devices.Links;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>
/// Notices that two machines use one key, as after a disk was copied, and from then on lets neither in. A network that
/// flaps, an agent that restarts and a machine that reboots never look like it: see <see cref="Lives"/>. Lost with the
/// process; two that are both alive show themselves again at the next turn.
/// </summary>
internal sealed class Clones
{
    private readonly ConcurrentDictionary<string, Seen> _keys = new();
    private readonly ConcurrentDictionary<string, Guid> _found = new();
    private readonly ConcurrentDictionary<string, Guid> _waiting = new();

    /// <summary>One was found. Handlers return at once.</summary>
    public event Action? Found;

    /// <summary>Found and not yet ended in the database: key → device.</summary>
    public IReadOnlyCollection<KeyValuePair<string, Guid>> Waiting => [.. _waiting];

    public bool Has(string kid) => _found.ContainsKey(kid);

    /// <summary>An agent proved itself.</summary>
    public void Saw(in DeviceAdmission admission) => Note(admission.Kid, admission.Device, seen => seen.Runs, admission.Run, admission.Order);

    /// <summary>A connected agent said which boot of its machine this is.</summary>
    public void Booted(DeviceSession session, string boot) => Note(session.Kid, session.Device, seen => seen.Boots, boot, session.Order);

    public void Settled(string kid) => _waiting.TryRemove(kid, out _);

    private void Note(string kid, Guid device, Func<Seen, Lives> which, string name, long order)
    {
        var seen = _keys.GetOrAdd(kid, _ => new());
        lock (seen)
            if (!which(seen).Add(name, order)) return;

        if (!_found.TryAdd(kid, device)) return;
        _waiting[kid] = device;
        Found?.Invoke();
    }

    private sealed class Seen
    {
        public Lives Runs { get; } = new();

        public Lives Boots { get; } = new();
    }
}
