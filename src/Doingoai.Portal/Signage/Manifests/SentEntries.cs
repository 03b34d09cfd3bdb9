using System.Collections.Concurrent;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>
/// The entries of the last manifests issued for each screen, a few hundred bytes for each. A thousand screens that show
/// something new tell of it within seconds, and each telling would read a manifest from the database and parse it. What is
/// forgotten is read there again.
/// </summary>
internal sealed class SentEntries
{
    // What a screen played until now and what it plays next; one more for somebody who changes their mind at once.
    private const int MostPerScreen = 3;
    private const int MostEntries = 20_000;

    // As many as there are screens.
    private readonly ConcurrentDictionary<Guid, Sent[]> _screens = new();

    // Screens of a cluster are sent the same entries.
    private readonly ConcurrentDictionary<EntryInfo, EntryInfo> _known = new();

    public void Remember(Guid device, Guid screen, long version, IEnumerable<EntryInfo> entries)
    {
        var sent = new Sent(version, device, [.. entries.Select(One)]);
        _screens.AddOrUpdate(screen, _ => [sent], (_, before) => [sent, .. before.Take(MostPerScreen - 1)]);
    }

    public EntryInfo? Find(Guid device, Guid screen, long version, string entry)
    {
        foreach (var sent in _screens.GetValueOrDefault(screen, []))
            if (sent.Version == version && sent.Device == device) return Array.Find(sent.Entries, one => one.Entry == entry);
        return null;
    }

    private EntryInfo One(EntryInfo entry)
    {
        if (_known.TryGetValue(entry, out var known)) return known;
        if (_known.Count >= MostEntries) _known.Clear();
        return _known.GetOrAdd(entry, entry);
    }

    private sealed record Sent(long Version, Guid Device, EntryInfo[] Entries);
}
