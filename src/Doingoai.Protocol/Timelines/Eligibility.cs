using Doingoai.Protocol.Manifests;

namespace Doingoai.Protocol.Timelines;

/// <summary>Whether and when an entry may play, apart from the windows.</summary>
internal static class Eligibility
{
    /// <summary>What an entry's place offers: the entry, or while its media are on the way what was there before, or nothing.</summary>
    public static Offer? Of(ManifestEntry entry, TimelineInput input)
    {
        if (Stretch(entry, input) is not var (from, to)) return null;
        if (Arrival(entry, input) is { } arrived) return new(new(entry.Id, entry.DurationMs), from, to, arrived);

        if (!input.Previous.TryGetValue(entry.Slot, out var before)) return null;
        if (Stretch(before, input) is not var (since, until) || Arrival(before, input) is not { } there) return null;
        var offer = new Offer(new(before.Id, before.DurationMs, Fallback: true), Math.Max(from, since), Math.Min(to, until), there);
        return offer.FromMs < offer.ToMs ? offer : null;
    }

    private static (long FromMs, long ToMs)? Stretch(ManifestEntry entry, TimelineInput input)
    {
        if (input.Unapproved.Contains(entry.Id) || input.Recalls.Any(recall => recall.Covers(entry))) return null;
        if (!input.TimeProven && (entry.NotBeforeMs ?? entry.NotAfterMs) is not null) return null; // not yet, or already past

        var from = entry.NotBeforeMs ?? long.MinValue;
        var to = Math.Min(entry.NotAfterMs ?? long.MaxValue, LeaseEnd(entry, input));
        return from < to ? (from, to) : null;
    }

    // The lease's last millisecond still plays.
    private static long LeaseEnd(ManifestEntry entry, TimelineInput input) =>
        entry.LeaseMs >= long.MaxValue - 1 - Math.Max(0, input.LastContactMs) ? long.MaxValue : input.LastContactMs + entry.LeaseMs + 1;

    private static long? Arrival(ManifestEntry entry, TimelineInput input)
    {
        var arrived = long.MinValue;
        foreach (var sha256 in (string?[])[entry.Sha256, entry.Widget?.Font])
        {
            if (sha256 is null) continue;
            if (!input.AvailableSinceMs.TryGetValue(sha256, out var since)) return null;
            arrived = Math.Max(arrived, since);
        }

        return arrived;
    }
}
