using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;

namespace Doingoai.Player.Playback;

/// <summary>What a screen holds at an instant: immutable, swapped as a whole.</summary>
/// <param name="Highest">Highest manifest ever verified.</param>
/// <param name="Fallbacks">By slot: what was last on disk before, for while new media are on their way.</param>
/// <param name="Files">Media of the active manifest, of the one before and of the fallbacks.</param>
internal sealed record ScreenHolding(
    HeldVersion Highest, Manifest? Active, long Previous, IReadOnlyDictionary<string, ManifestEntry> Fallbacks, IReadOnlyDictionary<string, ManifestMedia> Files)
{
    public static ScreenHolding Nothing { get; } =
        new(HeldVersion.None, null, 0, new Dictionary<string, ManifestEntry>(), new Dictionary<string, ManifestMedia>());

    /// <summary>
    /// What is held once <paramref name="next"/> is active. A slot whose media never arrived keeps what it fell back to.
    /// </summary>
    public ScreenHolding With(Manifest next, HeldVersion highest, IReadOnlyDictionary<string, long> onDisk)
    {
        var fallbacks = new Dictionary<string, ManifestEntry>(Fallbacks);
        foreach (var entry in Active?.Playlists.SelectMany(p => p.Entries) ?? [])
            if (entry.Sha256 is { } sha256 && onDisk.ContainsKey(sha256)) fallbacks[entry.Slot] = entry;

        // Only places that still exist; and what is in the manifest itself needs no fallback of the same name.
        var slots = next.Playlists.SelectMany(p => p.Entries).Select(e => e.Slot).ToHashSet();
        var ids = next.Playlists.SelectMany(p => p.Entries).Select(e => e.Id).ToHashSet();
        var kept = fallbacks.Where(f => slots.Contains(f.Key) && !ids.Contains(f.Value.Id)).ToDictionary();

        var files = Active?.Media.ToDictionary(m => m.Sha256) ?? [];
        foreach (var fallback in kept.Values)
            if (fallback.Sha256 is { } sha256 && Files.TryGetValue(sha256, out var file)) files[sha256] = file;
        foreach (var media in next.Media) files[media.Sha256] = media;
        return new(highest, next, Active?.Version ?? Previous, kept, files);
    }
}
