using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>Whether a fresh manifest says anything the last one does not. Pure.</summary>
internal static class ManifestNews
{
    /// <summary>True if a screen would show something else before the old horizon, or too little of that is left.</summary>
    public static bool In(Manifest fresh, Manifest last, DateTimeOffset now)
    {
        if (IsDue(last.HorizonMs, now)) return true;
        if (BeginsSomething(fresh, Playlists(last), last.HorizonMs, now)) return true;
        return !Essence(fresh, now, last.HorizonMs).AsSpan().SequenceEqual(Essence(last, now, last.HorizonMs));
    }

    /// <summary>True if so little is left before the horizon that a new one is cut even if nothing changed.</summary>
    public static bool IsDue(long horizonMs, DateTimeOffset now) => horizonMs - now.ToUnixTimeMilliseconds() < Manifest.Renewal.TotalMilliseconds;

    /// <summary>"Show now" on a thousand screens: what plainly was not there before needs no comparing in full.</summary>
    /// <param name="known">Those of the last manifest, which ends at <paramref name="horizonMs"/>.</param>
    public static bool BeginsSomething(Manifest fresh, IReadOnlySet<string> known, long horizonMs, DateTimeOffset now)
    {
        var nowMs = now.ToUnixTimeMilliseconds();
        return fresh.Windows.Any(window => window.ToMs > nowMs && window.FromMs < horizonMs && !known.Contains(window.Playlist));
    }

    /// <summary>What a manifest can show.</summary>
    public static IReadOnlySet<string> Playlists(Manifest manifest) => manifest.Windows.Select(window => window.Playlist).Append(manifest.Evergreen).OfType<string>().ToHashSet();

    // Windows move on with time and a not-before passes; neither is news. What only they name goes with them.
    private static byte[] Essence(Manifest manifest, DateTimeOffset now, long horizonMs)
    {
        var nowMs = now.ToUnixTimeMilliseconds();
        var windows = manifest.Windows.Where(window => window.ToMs > nowMs && window.FromMs < horizonMs)
            .Select(window => window with { ToMs = Math.Min(window.ToMs, horizonMs) }).ToList();
        var used = windows.Select(window => window.Playlist).Append(manifest.Evergreen).ToHashSet();
        var playlists = manifest.Playlists.Where(playlist => used.Contains(playlist.Id)).Select(playlist => Since(playlist, nowMs)).ToList();
        var hashes = playlists.SelectMany(playlist => playlist.Entries).SelectMany(entry => new[] { entry.Sha256, entry.Widget?.Font }).ToHashSet();
        return ProtocolJson.ToBytes(manifest with
        {
            Version = 0,
            IssuedAtMs = 0,
            HorizonMs = 0,
            Windows = windows,
            Playlists = playlists,
            Media = [.. manifest.Media.Where(media => hashes.Contains(media.Sha256))],
        });
    }

    private static ManifestPlaylist Since(ManifestPlaylist playlist, long nowMs) => playlist with
    {
        Entries = [.. playlist.Entries.Where(entry => !(entry.NotAfterMs <= nowMs)).Select(entry => entry.NotBeforeMs <= nowMs ? entry with { NotBeforeMs = null } : entry)],
    };
}
