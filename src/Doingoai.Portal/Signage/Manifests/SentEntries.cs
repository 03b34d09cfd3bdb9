using System.Collections.Concurrent;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>
/// The entries of manifests issued lately, a few hundred bytes for each. A thousand screens that show something new tell of it
/// within seconds, and each telling would read a manifest from the database and parse it. What is forgotten is read there again.
/// </summary>
internal sealed class SentEntries
{
    private const int MostManifests = 20_000;
    private const int MostEntries = 20_000;

    private readonly ConcurrentDictionary<(Guid Screen, long Version), (Guid Device, EntryInfo[] Entries)> _manifests = new();

    // Screens of a cluster are sent the same entries.
    private readonly ConcurrentDictionary<EntryInfo, EntryInfo> _known = new();

    public void Remember(Guid device, Guid screen, long version, IEnumerable<EntryInfo> entries)
    {
        if (_manifests.Count >= MostManifests) _manifests.Clear();
        if (_known.Count >= MostEntries) _known.Clear();
        _manifests[(screen, version)] = (device, [.. entries.Select(one => _known.GetOrAdd(one, one))]);
    }

    public EntryInfo? Find(Guid device, Guid screen, long version, string entry) =>
        _manifests.TryGetValue((screen, version), out var manifest) && manifest.Device == device ? manifest.Entries.FirstOrDefault(one => one.Entry == entry) : null;
}
