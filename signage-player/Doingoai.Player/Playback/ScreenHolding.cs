using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;

namespace Doingoai.Player.Playback;

/// <summary>What a screen holds at an instant: immutable, swapped as a whole.</summary>
/// <param name="Highest">Highest manifest ever verified.</param>
/// <param name="Fallbacks">By slot: what was last on disk before, for while new media are on their way.</param>
/// <param name="Files">Media of the active manifest, of the one before and of the fallbacks.</param>
/// <param name="PreviousMedia">Media of the one before.</param>
/// <param name="Drawn">Newest manifest that drew; 0 for none.</param>
/// <param name="GivenUp">Newest manifest that did not draw in its time and gave way to the one before; 0 for none.</param>
/// <param name="GivenUpFor">Why.</param>
internal sealed record ScreenHolding(
    HeldVersion Highest,
    Manifest? Active,
    long Previous,
    IReadOnlyDictionary<string, ManifestEntry> Fallbacks,
    IReadOnlyDictionary<string, ManifestMedia> Files,
    IReadOnlyList<ManifestMedia> PreviousMedia,
    long Drawn = 0,
    long GivenUp = 0,
    string? GivenUpFor = null)
{
    public static ScreenHolding Nothing { get; } =
        new(HeldVersion.None, null, 0, new Dictionary<string, ManifestEntry>(), new Dictionary<string, ManifestMedia>(), []);

    /// <summary>
    /// Up to here nothing more need come: the highest manifest if it plays or was given up. One whose file was damaged is
    /// asked for again.
    /// </summary>
    public long Settled => Active?.Version == Highest.Version || GivenUp == Highest.Version ? Highest.Version : Active?.Version ?? 0;

    /// <summary>The active manifest has been seen on the screen.</summary>
    public bool HasDrawn => Active is not null && Active.Version == Drawn;

    /// <summary>The one before has been seen on the screen, so it is better than one that is not.</summary>
    public bool CanGoBack => Previous > 0 && Previous == Drawn;

    /// <summary>
    /// What is held once <paramref name="next"/> is active. A slot whose media never arrived keeps what it fell back to.
    /// </summary>
    public ScreenHolding With(Manifest next, HeldVersion highest, IReadOnlyDictionary<string, long> onDisk)
    {
        var fallbacks = new Dictionary<string, ManifestEntry>(Fallbacks);
        foreach (var entry in Active?.Playlists.SelectMany(p => p.Entries) ?? [])
            if (entry.Sha256 is { } sha256 && onDisk.ContainsKey(sha256)) fallbacks[entry.Slot] = entry;

        // One that never drew is no way back while there is one that did.
        var (previous, previousMedia) = Active is null || CanGoBack ? (Previous, PreviousMedia) : (Active.Version, Active.Media);
        var kept = Kept(fallbacks, next);
        return this with
        {
            Highest = highest,
            Active = next,
            Previous = previous,
            PreviousMedia = previousMedia,
            Fallbacks = kept,
            Files = FilesOf(next, kept, previousMedia.Concat(Active?.Media ?? [])),
        };
    }

    /// <summary>What is held once <paramref name="before"/> plays again; the active one is not tried again.</summary>
    public ScreenHolding Back(Manifest before, string reason)
    {
        var kept = Kept(Fallbacks, before);
        return this with
        {
            Active = before,
            Previous = 0,
            PreviousMedia = [],
            Fallbacks = kept,
            Files = FilesOf(before, kept, []),
            GivenUp = Active!.Version,
            GivenUpFor = reason,
        };
    }

    /// <summary>Only places that still exist; and what is in the manifest itself needs no fallback of the same name.</summary>
    public static Dictionary<string, ManifestEntry> Kept(IReadOnlyDictionary<string, ManifestEntry> fallbacks, Manifest next)
    {
        var slots = next.Playlists.SelectMany(p => p.Entries).Select(e => e.Slot).ToHashSet();
        var ids = next.Playlists.SelectMany(p => p.Entries).Select(e => e.Id).ToHashSet();
        return fallbacks.Where(f => slots.Contains(f.Key) && !ids.Contains(f.Value.Id)).ToDictionary();
    }

    private Dictionary<string, ManifestMedia> FilesOf(Manifest manifest, Dictionary<string, ManifestEntry> fallbacks, IEnumerable<ManifestMedia> others)
    {
        var files = others.DistinctBy(m => m.Sha256).ToDictionary(m => m.Sha256);
        foreach (var fallback in fallbacks.Values)
            if (fallback.Sha256 is { } sha256 && Files.TryGetValue(sha256, out var file)) files[sha256] = file;
        foreach (var media in manifest.Media) files[media.Sha256] = media;
        return files;
    }
}
