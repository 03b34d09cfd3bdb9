using Doingoai.Protocol.Manifests;

namespace Doingoai.FleetSimulator.Offline;

/// <summary>
/// What a person with the manifest in one hand and a watch in the other would show at one instant: no segments, no plan, no
/// code of the player. Every file is there, nothing is recalled, the watch is right unless said otherwise.
/// </summary>
/// <param name="contactMs">When the portal was last heard.</param>
internal sealed class NaiveWall(Manifest manifest, long contactMs, bool isTimeKnown = true)
{
    private readonly Dictionary<string, IReadOnlyList<ManifestEntry>> _playlists = manifest.Playlists.ToDictionary(playlist => playlist.Id, playlist => playlist.Entries);

    /// <summary>The entry; <c>null</c>: there is nothing to show.</summary>
    public string? Shows(long nowMs)
    {
        foreach (var level in (Level[])[Level.Emergency, Level.Urgent, Level.Normal, Level.Filler])
        {
            var open = manifest.Windows.Where(window => window.Level == level && (isTimeKnown ? window.FromMs <= nowMs && nowMs < window.ToMs : window.Always)).ToList();
            var allowed = open.SelectMany(window => _playlists[window.Playlist]).Where(entry => IsAllowed(entry, nowMs)).ToList();
            if (allowed.Count > 0) return Turn(allowed, open[0].AnchorMs, nowMs);
        }

        var evergreen = manifest.Evergreen is { } id ? _playlists[id].Where(entry => IsAllowed(entry, nowMs)).ToList() : [];
        return evergreen.Count > 0 ? Turn(evergreen, 0, nowMs) : null;
    }

    private bool IsAllowed(ManifestEntry entry, long nowMs)
    {
        if (nowMs > contactMs + entry.LeaseMs) return false;
        if (!isTimeKnown) return entry.NotBeforeMs is null && entry.NotAfterMs is null;
        return (entry.NotBeforeMs ?? nowMs) <= nowMs && (entry.NotAfterMs ?? long.MaxValue) > nowMs;
    }

    private static string Turn(List<ManifestEntry> loop, long anchorMs, long nowMs)
    {
        var round = loop.Sum(entry => (long)entry.DurationMs);
        var left = (nowMs - anchorMs) % round;
        if (left < 0) left += round;
        foreach (var entry in loop)
        {
            if (left < entry.DurationMs) return entry.Id;
            left -= entry.DurationMs;
        }

        throw new InvalidOperationException("A round is as long as its parts.");
    }
}
