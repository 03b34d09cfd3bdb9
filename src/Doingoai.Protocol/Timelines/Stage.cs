using Doingoai.Protocol.Manifests;

namespace Doingoai.Protocol.Timelines;

/// <summary>A manifest prepared for one stretch of time: open windows with what their playlists can offer.</summary>
internal sealed class Stage
{
    // Thousands of windows can name one long playlist: a hostile manifest must not cost gigabytes.
    private const int MaxLoop = 10_000;

    private readonly (ManifestWindow Window, IReadOnlyList<Offer> Offers)[][] _levels; // highest level first
    private readonly IReadOnlyList<Offer> _evergreen;
    private readonly long _fromMs;
    private readonly long _toMs;

    public Stage(TimelineInput input, long fromMs, long toMs)
    {
        (_fromMs, _toMs) = (fromMs, toMs);
        var playlists = input.Manifest.Playlists.DistinctBy(p => p.Id).ToDictionary(p => p.Id, p => new Lazy<IReadOnlyList<Offer>>(() => Offers(p, input)));
        _levels =
        [
            .. from window in input.Manifest.Windows
               let open = Opened(window, input.TimeProven)
               where open is not null && open.FromMs < toMs && open.ToMs > fromMs && playlists.ContainsKey(open.Playlist)
               group (open, playlists[open.Playlist].Value) by open.Level into level
               orderby level.Key descending
               select level.ToArray(),
        ];
        _evergreen = input.Manifest.Evergreen is { } id && playlists.TryGetValue(id, out var evergreen) ? evergreen.Value : [];
    }

    /// <summary>Instants inside the stretch at which something may change, in order.</summary>
    public IEnumerable<long> Boundaries()
    {
        var windows = _levels.SelectMany(level => level);
        var times = windows.SelectMany(w => (long[])[w.Window.FromMs, w.Window.ToMs])
            .Concat(windows.Select(w => w.Offers).Append(_evergreen).Distinct().SelectMany(o => o).SelectMany(o => (long[])[o.FromMs, o.ToMs]));
        return new SortedSet<long>(times.Where(ms => ms > _fromMs && ms < _toMs));
    }

    /// <summary>What plays at <paramref name="ms"/>.</summary>
    public (Level? Level, long AnchorMs, IReadOnlyList<PlanStep> Loop) At(long ms)
    {
        foreach (var level in _levels)
        {
            var open = Array.FindAll(level, w => w.Window.FromMs <= ms && ms < w.Window.ToMs);
            var loop = open.SelectMany(w => w.Offers).Where(o => o.At(ms)).Take(MaxLoop).ToArray();
            if (loop.Length > 0) return Anchored(open, loop, ms);
        }

        return (null, 0, [.. _evergreen.Where(o => o.At(ms)).Select(o => o.Step)]);
    }

    // The latest "show now" decides where the loop begins, once its own media are there.
    private static (Level?, long, IReadOnlyList<PlanStep>) Anchored((ManifestWindow Window, IReadOnlyList<Offer> Offers)[] open, Offer[] loop, long ms)
    {
        var (anchor, first, shown) = (open[0].Window.AnchorMs, 0, long.MinValue);
        foreach (var (window, offers) in open)
        {
            if (window.StartEntry is not { } id || offers.FirstOrDefault(o => !o.Step.Fallback && o.Step.Entry == id && o.At(ms)) is not { } start) continue;
            var begins = Math.Max(window.AnchorMs, start.ArrivedMs);
            if (begins < shown) continue;
            (anchor, first, shown) = (begins, Math.Max(0, Array.IndexOf(loop, start)), begins);
        }

        return (open[0].Window.Level, anchor, [.. loop[first..].Concat(loop[..first]).Select(o => o.Step)]);
    }

    private static ManifestWindow? Opened(ManifestWindow window, bool timeProven) =>
        timeProven ? window : window.Always ? window with { FromMs = long.MinValue, ToMs = long.MaxValue } : null;

    private static IReadOnlyList<Offer> Offers(ManifestPlaylist playlist, TimelineInput input) =>
        [.. playlist.Entries.Select(entry => Eligibility.Of(entry, input)).OfType<Offer>()];
}
