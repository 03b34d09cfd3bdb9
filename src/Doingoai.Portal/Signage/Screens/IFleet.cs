using System.Text.Json.Serialization;

namespace Doingoai.Portal.Signage.Screens;

/// <summary>The places, machines and screens as they stand: clusters > devices > outputs > screens.</summary>
internal interface IFleet
{
    Task<IReadOnlyList<ClusterInfo>> ClustersAsync(CancellationToken cancel);

    Task<DeviceInfo?> DeviceAsync(Guid device, CancellationToken cancel);

    /// <summary>Devices that were taken out of use. No other answer says so: what is missing elsewhere may just not have been read yet.</summary>
    Task<IReadOnlySet<Guid>> EndedAsync(CancellationToken cancel);
}

/// <summary>A cluster (cụm) of screens in one place.</summary>
/// <param name="HasPin">The technician page on its devices can be opened.</param>
public sealed record ClusterInfo(Guid Id, string Key, Names Names, IReadOnlyList<DeviceInfo> Devices, bool HasPin = false);

/// <summary>The machine at a site. Its key and its link are the business of Devices.</summary>
/// <param name="TimeZone">IANA name of the site's.</param>
public sealed record DeviceInfo(Guid Id, Guid Cluster, string Key, Names Names, IReadOnlyList<OutputInfo> Outputs, DownloadPlan? Downloads = null, string TimeZone = "Asia/Ho_Chi_Minh")
{
    /// <summary>Of its cluster, for the device itself: no API and no page ever says it.</summary>
    [JsonIgnore]
    public string? PinHash { get; init; }

    public IEnumerable<ScreenInfo> Screens => Outputs.SelectMany(output => output.Screens);
}

/// <summary>One signal of a device.</summary>
/// <param name="Rotation">Degrees clockwise: 0, 90, 180 or 270.</param>
public sealed record OutputInfo(Guid Id, string Key, int Width, int Height, int Rotation, IReadOnlyList<ScreenInfo> Screens);

/// <summary>An unscaled pixel rectangle on an output.</summary>
/// <param name="Class">Key of its screen class.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Hours">When it is meant to show something, wall clock at the screen; <c>null</c> = around the clock.</param>
public sealed record ScreenInfo(
    Guid Id,
    Guid Device,
    string Key,
    Names Names,
    string Class,
    int X,
    int Y,
    int Width,
    int Height,
    string TimeZone,
    IReadOnlyList<string> Languages,
    OperatingHours? Hours);

/// <summary>Daily hours on the screen's own clock; <paramref name="Closes"/> before <paramref name="Opens"/> = across midnight.</summary>
public sealed record OperatingHours(TimeOnly Opens, TimeOnly Closes);
