using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;

namespace Doingoai.Portal.Signage.Screens;

/// <summary>A cluster (cụm thông tin đối ngoại): the screens of one place.</summary>
[Audited(Secret = [nameof(PinHash)])]
internal sealed class Cluster
{
    private Cluster()
    {
    }

    public Cluster(Guid id, string key) => (Id, Key) = (id, key);

    public Guid Id { get; private set; }

    /// <summary>How recipes name it.</summary>
    public string Key { get; private set; } = "";

    public Names Names { get; private set; } = new("", "", "");

    /// <summary>IANA name; clocks and schedules of its screens follow this zone.</summary>
    public string TimeZone { get; private set; } = "";

    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    /// <summary>The PIN of the technician page on its devices, as <see cref="Protocol.Trust.PinHash"/> has it; <c>null</c>: nobody opens it. Goes to devices and to nobody else.</summary>
    public string? PinHash { get; private set; }

    public Guid? OwnerUnitId { get; private set; }

    public int Revision { get; private set; }

    public void Describe(Names names, string timeZone, Guid? ownerUnit)
    {
        if ((Names, TimeZone, OwnerUnitId) == (names, timeZone, ownerUnit)) return;
        (Names, TimeZone, OwnerUnitId) = (names, timeZone, ownerUnit);
        Revision++;
    }

    /// <param name="pin"><c>null</c>: none any more.</param>
    public void SetPin(string? pin)
    {
        if (pin is not null && !Protocol.Trust.PinHash.IsPin(pin)) throw new RuleException("cluster.pin-digits");
        if (pin is not null && Protocol.Trust.PinHash.IsEasy(pin)) throw new RuleException("cluster.pin-easy");
        if (pin is null && PinHash is null) return;
        PinHash = pin is null ? null : Protocol.Trust.PinHash.Of(pin);
        Revision++;
    }

    public void Place(double? latitude, double? longitude)
    {
        if ((Latitude, Longitude) == (latitude, longitude)) return;
        (Latitude, Longitude) = (latitude, longitude);
        Revision++;
    }
}
