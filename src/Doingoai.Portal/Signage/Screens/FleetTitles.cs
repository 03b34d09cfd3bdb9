using System.Globalization;
using Doingoai.Portal.Admin.Auditing;

namespace Doingoai.Portal.Signage.Screens;

/// <summary>Clusters, devices and screens, by name.</summary>
internal sealed class FleetTitles(IFleet fleet) : IAuditTitles
{
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var clusters = await fleet.ClustersAsync(cancel);
        var devices = clusters.SelectMany(cluster => cluster.Devices).ToList();
        var named = clusters.Select(one => (one.Id, one.Names)).Concat(devices.Select(one => (one.Id, one.Names))).Concat(devices.SelectMany(device => device.Screens).Select(one => (one.Id, one.Names)));
        var (wanted, language) = (ids.ToHashSet(), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return named.Where(one => wanted.Contains(one.Id.ToString("N"))).ToDictionary(one => one.Id.ToString("N"), one => one.Names.In(language));
    }
}
