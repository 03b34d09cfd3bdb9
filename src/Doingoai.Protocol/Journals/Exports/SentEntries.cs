using Doingoai.Protocol.Manifests;

namespace Doingoai.Protocol.Journals.Exports;

/// <summary>What the manifests in an export told which device to show.</summary>
internal sealed class SentEntries
{
    // As on the portal: a fallback plays until the media of its successor arrive.
    private const int MostBack = 50;

    private readonly Dictionary<(Guid Device, Guid Screen), SortedList<long, Dictionary<string, ManifestEntry>?>> _sent = [];

    public void Add(Guid device, Manifest manifest)
    {
        var entries = new Dictionary<string, ManifestEntry>();
        foreach (var entry in manifest.Playlists.SelectMany(playlist => playlist.Entries)) entries.TryAdd(entry.Id, entry);
        Versions(device, manifest)[manifest.Version] = entries;
    }

    /// <summary>A manifest whose word counts for nothing; what it may have changed in the ones before it nobody knows.</summary>
    public void AddUnchecked(Guid device, Manifest manifest) => Versions(device, manifest).TryAdd(manifest.Version, null);

    /// <summary>The entry a device may say it drew; <c>null</c>: nothing in the file sent it.</summary>
    public ManifestEntry? Find(Guid device, PlayBody play)
    {
        if (!_sent.TryGetValue((device, play.Screen), out var versions) || versions.IndexOfKey(play.Manifest) is not (>= 0 and var at)) return null;
        for (var back = 0; back < MostBack && at - back >= 0; back++)
        {
            if (versions.GetValueAtIndex(at - back) is not { } entries) return null;
            if (entries.TryGetValue(play.Entry, out var entry)) return IsSame(play, entry) ? entry : null;
        }

        return null;
    }

    /// <summary>The newest entry with that slide.</summary>
    public ManifestEntry? Find(Guid device, FoldedPlays plays) =>
        _sent.TryGetValue((device, plays.Screen), out var versions)
            ? versions.Values.Reverse().SelectMany(entries => entries?.Values.AsEnumerable() ?? []).FirstOrDefault(entry => entry.Sha256 == plays.Sha256 && entry.Item == plays.Item && entry.Language == plays.Language)
            : null;

    private SortedList<long, Dictionary<string, ManifestEntry>?> Versions(Guid device, Manifest manifest)
    {
        if (!_sent.TryGetValue((device, manifest.Screen.Id), out var versions)) _sent[(device, manifest.Screen.Id)] = versions = [];
        return versions;
    }

    private static bool IsSame(PlayBody play, ManifestEntry entry) => Fits(play.Item, entry.Item) && Fits(play.Language, entry.Language) && Fits(play.Sha256, entry.Sha256);

    private static bool Fits(string? said, string? sent) => said is null || said == sent;
}
