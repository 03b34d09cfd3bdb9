using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Links;

/// <summary>A device that is connected now.</summary>
internal sealed class DeviceSession(DeviceAdmission admission, DeviceInfo info, string link, ILinkChannel channel, DateTimeOffset since)
{
    private readonly HashSet<Guid> _screens = [.. info.Screens.Select(screen => screen.Id)];

    public Guid Device => admission.Device;

    public string Kid => admission.Kid;

    public string Run => admission.Run;

    /// <summary>When it proved itself, among all that did.</summary>
    public long Order => admission.Order;

    public string Link => link;

    public DateTimeOffset Since => since;

    public DeviceInfo Info => info;

    /// <summary>What was already sent on this connection.</summary>
    public SentState Sent { get; } = new();

    public bool Drives(Guid screen) => _screens.Contains(screen);

    public bool TrySend(Envelope envelope) => channel.TrySend(envelope);

    public Task CloseAsync(string reason) => channel.CloseAsync(reason);
}
