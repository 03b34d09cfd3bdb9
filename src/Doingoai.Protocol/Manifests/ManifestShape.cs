namespace Doingoai.Protocol.Manifests;

/// <summary>
/// Bounds on what a manifest may say, so that a portal in the wrong hands can neither crash a player nor wear it down.
/// </summary>
internal static class ManifestShape
{
    public const int MaxWindows = 10_000;
    public const int MaxPlaylists = 2_000;
    public const int MaxEntries = 2_000;
    public const int MaxMedia = 4_000;
    public const int MaxRecalls = 10_000;
    public const long MaxMediaBytes = 4L * 1024 * 1024 * 1024;
    public const int MaxPixels = 16_384;
    public const int MinDurationMs = 500;
    public const int MaxDurationMs = 3_600_000;
    private const int MaxText = 512;
    private const long MaxMs = 253_402_300_799_999; // the year 9999
    private const long MaxLeaseMs = 400L * 86_400_000;

    private static readonly HashSet<string> ContentTypes =
        ["image/png", "image/webp", "image/jpeg", "video/mp4", "video/webm", "audio/mpeg", "audio/ogg", "font/woff2", "font/ttf", "font/otf"];

    /// <summary>JSON lists may hold null even where C# says they do not.</summary>
    public static bool IsWhole(Manifest manifest) =>
        manifest.Screen.Languages.All(l => l is not null) &&
        manifest.Windows.All(w => w is not null) &&
        manifest.Playlists.All(p => p is not null && p.Entries.All(e => e is not null && e.Approvals.All(a => a is not null))) &&
        manifest.Media.All(m => m is not null && m.Chunks.All(c => c is not null)) &&
        IsWhole(manifest.Recalls);

    public static bool IsWhole(IReadOnlyList<Recall> recalls) => recalls.All(r => r is not null);

    public static bool Follows(Manifest manifest) =>
        manifest.Version > 0 && Instant(manifest.IssuedAtMs) && Instant(manifest.HorizonMs) &&
        Screen(manifest.Screen) && Windows(manifest) && Playlists(manifest) && Media(manifest) && Recalls(manifest.Recalls);

    public static bool Recalls(IReadOnlyList<Recall> recalls) =>
        recalls.Count <= MaxRecalls && recalls.All(r => Instant(r.AtMs) && Text(r.Item) && Text(r.Language) && Text(r.Sha256));

    public static bool Sha256(string? hex) => hex is { Length: 64 } && hex.All(char.IsAsciiHexDigitLower);

    private static bool Screen(ManifestScreen screen) =>
        Text(screen.Name) && Text(screen.Class) && Text(screen.Output) && Text(screen.TimeZone) && screen.Languages.Count <= 16 && screen.Languages.All(Text) &&
        screen.X is >= 0 and <= MaxPixels && screen.Y is >= 0 and <= MaxPixels &&
        screen.Width is > 0 and <= MaxPixels && screen.Height is > 0 and <= MaxPixels && screen.Rotation is 0 or 90 or 180 or 270;

    private static bool Windows(Manifest manifest)
    {
        var playlists = manifest.Playlists.Select(p => p.Id).ToHashSet();
        return manifest.Windows.Count <= MaxWindows && (manifest.Evergreen is null || playlists.Contains(manifest.Evergreen)) &&
            manifest.Windows.All(w => Instant(w.FromMs) && Instant(w.ToMs) && Instant(w.AnchorMs) && w.FromMs <= w.ToMs && playlists.Contains(w.Playlist));
    }

    private static bool Playlists(Manifest manifest)
    {
        if (manifest.Playlists.Count > MaxPlaylists || manifest.Playlists.Sum(p => p.Entries.Count) > MaxEntries) return false;
        var entries = manifest.Playlists.SelectMany(p => p.Entries).ToList();
        return manifest.Playlists.All(p => Text(p.Id)) &&
            manifest.Playlists.DistinctBy(p => p.Id).Count() == manifest.Playlists.Count &&
            entries.DistinctBy(e => e.Id).Count() == entries.Count &&
            entries.All(Entry);
    }

    private static bool Entry(ManifestEntry entry) =>
        entry.Id.Length > 0 && Text(entry.Id) && Text(entry.Slot) && Text(entry.Item) && Text(entry.Language) &&
        entry.DurationMs is >= MinDurationMs and <= MaxDurationMs && entry.LeaseMs is >= 0 and <= MaxLeaseMs && entry.Approvals.Count <= 64 &&
        Instant(entry.NotBeforeMs ?? 0) && Instant(entry.NotAfterMs ?? 0) && Instant(entry.PublishedAtMs ?? 0) &&
        (entry.Kind == EntryKind.Widget
            ? entry is { Sha256: null, Widget: not null } && (entry.Widget.Font is null || Sha256(entry.Widget.Font))
            : entry.Widget is null && Sha256(entry.Sha256));

    private static bool Media(Manifest manifest)
    {
        if (manifest.Media.Count > MaxMedia || !manifest.Media.All(Medium)) return false;
        var files = manifest.Media.Select(m => m.Sha256).ToHashSet();
        return files.Count == manifest.Media.Count && manifest.Playlists.SelectMany(p => p.Entries)
            .All(e => (e.Sha256 is null || files.Contains(e.Sha256)) && (e.Widget?.Font is null || files.Contains(e.Widget.Font)));
    }

    private static bool Medium(ManifestMedia media) =>
        Sha256(media.Sha256) && media.Size is > 0 and <= MaxMediaBytes && ContentTypes.Contains(media.ContentType) &&
        media.Address.StartsWith("/device/", StringComparison.Ordinal) && Text(media.Address) &&
        media.Chunks.Count == (media.Size + ManifestMedia.ChunkBytes - 1) / ManifestMedia.ChunkBytes && media.Chunks.All(Sha256);

    private static bool Instant(long ms) => ms is >= 0 and <= MaxMs;

    private static bool Text(string? text) => text is null || text.Length <= MaxText;
}
