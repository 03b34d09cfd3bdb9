using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Timelines;

namespace Doingoai.Protocol.Tests.Timelines;

/// <summary>
/// The rules once more, as a person would act them out for a single instant: no segments, no boundaries, no division.
/// </summary>
internal static class NaiveScreen
{
    public static (string? Entry, bool Fallback) Shows(TimelineInput input, long now)
    {
        for (var level = Level.Emergency; level >= Level.Filler; level--)
        {
            var loop = new List<(ManifestEntry Entry, bool Fallback)>();
            long? anchor = null;
            (ManifestEntry Entry, long At)? start = null;
            foreach (var window in input.Manifest.Windows)
            {
                if (window.Level != level || !Open(window, input, now)) continue;
                anchor ??= window.AnchorMs;
                foreach (var entry in input.Manifest.Playlists.First(p => p.Id == window.Playlist).Entries)
                {
                    if (Plays(entry, input, now) is not { } played) continue;
                    loop.Add(played);
                    if (played.Fallback || window.StartEntry != entry.Id) continue;
                    var at = Math.Max(window.AnchorMs, input.AvailableSinceMs[entry.Sha256!]);
                    if (start is null || at >= start.Value.At) start = (entry, at);
                }
            }

            if (loop.Count == 0) continue;
            if (start is not { } begin) return Walk(loop, anchor!.Value, now);
            while (loop[0].Entry != begin.Entry)
            {
                loop.Add(loop[0]);
                loop.RemoveAt(0);
            }

            return Walk(loop, begin.At, now);
        }

        var evergreen = input.Manifest.Playlists.FirstOrDefault(p => p.Id == input.Manifest.Evergreen)?.Entries ?? [];
        return Walk([.. evergreen.Select(e => Plays(e, input, now)).Where(e => e is not null).Select(e => e!.Value)], 0, now);
    }

    private static bool Open(ManifestWindow window, TimelineInput input, long now) =>
        input.TimeProven ? now >= window.FromMs && now < window.ToMs : window.Always;

    private static (ManifestEntry Entry, bool Fallback)? Plays(ManifestEntry entry, TimelineInput input, long now)
    {
        if (!Allowed(entry, input, now)) return null;
        if (input.AvailableSinceMs.ContainsKey(entry.Sha256!)) return (entry, false);
        if (!input.Previous.TryGetValue(entry.Slot, out var before) || !Allowed(before, input, now)) return null;
        return input.AvailableSinceMs.ContainsKey(before.Sha256!) ? (before, true) : null;
    }

    private static bool Allowed(ManifestEntry entry, TimelineInput input, long now)
    {
        if (input.Unapproved.Contains(entry.Id)) return false;
        foreach (var recall in input.Recalls)
            if (recall.Covers(entry)) return false;
        if (now > input.LastContactMs + entry.LeaseMs) return false;
        if (entry.NotBeforeMs is { } from && (!input.TimeProven || now < from)) return false;
        return entry.NotAfterMs is not { } to || (input.TimeProven && now < to);
    }

    private static (string?, bool) Walk(List<(ManifestEntry Entry, bool Fallback)> loop, long anchor, long now)
    {
        if (loop.Count == 0) return (null, false);
        var round = loop.Sum(e => (long)e.Entry.DurationMs);
        while (anchor > now) anchor -= round;
        for (var i = 0; ; i = (i + 1) % loop.Count)
        {
            anchor += loop[i].Entry.DurationMs;
            if (now < anchor) return (loop[i].Entry.Id, loop[i].Fallback);
        }
    }
}
