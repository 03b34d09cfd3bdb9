using Doingoai.Portal.Platform.Auditing;

namespace Doingoai.Portal.Signage.Screens;

/// <summary>A cluster (cụm thông tin đối ngoại): the screens of one place.</summary>
[Audited]
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

    public Guid? OwnerUnitId { get; private set; }

    public int Revision { get; private set; }

    public void Describe(Names names, string timeZone, Guid? ownerUnit)
    {
        if ((Names, TimeZone, OwnerUnitId) == (names, timeZone, ownerUnit)) return;
        (Names, TimeZone, OwnerUnitId) = (names, timeZone, ownerUnit);
        Revision++;
    }

    public void Place(double? latitude, double? longitude)
    {
        if ((Latitude, Longitude) == (latitude, longitude)) return;
        (Latitude, Longitude) = (latitude, longitude);
        Revision++;
    }
}
