using Doingoai.Player.Storage;
using Doingoai.Player.Sync;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Playback;

/// <summary>
/// What crashed or hung the renderer three times within a day is not played any more on this device, whatever manifest asks
/// for it: the loop goes on without it. By hash of the file, so a new version plays; somebody may release it. Survives
/// restarts. Lives in the mailbox.
/// </summary>
internal sealed class Quarantine
{
    // In halves: a loss is held half against what stood on the screen while something else was being prepared.
    private const int Enough = 6;
    private const long WithinMs = 86_400_000;

    // Stated loss: beyond this the oldest is forgotten and may play again.
    private const int Most = 200;

    private readonly IDisk _disk;
    private readonly PlayerFolder _folder;
    private readonly Reports _reports;
    private readonly PlayerClock _clock;
    private readonly List<Suspicion> _suspicions;
    private volatile IReadOnlyList<QuarantinedSlide> _told = [];

    public Quarantine(IDisk disk, PlayerFolder folder, Reports reports, PlayerClock clock)
    {
        (_disk, _folder, _reports, _clock) = (disk, folder, reports, clock);
        _suspicions = disk.ReadJson<List<Suspicion>>(folder.Quarantine)?.Where(s => s is not null).Take(Most).ToList() ?? [];
        Tell();
    }

    /// <summary>The newest, for heartbeats.</summary>
    public IReadOnlyList<QuarantinedSlide> Told => _told;

    public bool Holds(ManifestEntry entry) => _suspicions.Exists(s => s.Key == KeyOf(entry) && s.Held is not null);

    /// <summary>The renderer was lost while it dealt with these; true if one of them is passed over from now on.</summary>
    public bool Lost(IReadOnlyList<Suspect> suspects, string reason)
    {
        var now = _clock.NowMs;
        foreach (var suspect in suspects.OrderBy(s => s.IsBeside).DistinctBy(s => KeyOf(s.Entry))) Count(suspect, now);

        // Of several screens on one page only one broke it: the likeliest goes, the others stay under suspicion.
        var guilty = suspects.Where(s => Find(s)?.Times.Count >= Enough && !Holds(s.Entry))
            .OrderByDescending(s => Find(s)!.Times.Count).ThenByDescending(s => s.IsBusy).ThenByDescending(s => s.Entry.Kind == EntryKind.Video).FirstOrDefault();
        if (guilty is not null) Hold(guilty, reason, now);
        Keep();
        return guilty is not null;
    }

    /// <summary>It may play again, as if nothing had been; false if it is not passed over.</summary>
    public bool Release(string key)
    {
        if (_suspicions.RemoveAll(s => s.Key == key && s.Held is not null) == 0) return false;
        Keep();
        return true;
    }

    private void Count(Suspect suspect, long now)
    {
        var key = KeyOf(suspect.Entry);
        var before = _suspicions.Find(s => s.Key == key);
        if (before is not null) _suspicions.Remove(before);
        else if (_suspicions.Count >= Most) _suspicions.RemoveAt(0);
        long[] told = suspect.IsBeside ? [now] : [now, now];
        var recent = (before?.Times ?? []).Where(at => Math.Abs(now - at) < WithinMs).TakeLast(Enough - told.Length);
        _suspicions.Add(new(key, [.. recent, .. told], before?.Held));
    }

    private void Hold(Suspect suspect, string reason, long now)
    {
        var (entry, known) = (suspect.Entry, Find(suspect)!);
        var held = new QuarantinedSlide(KeyOf(entry), reason, now, suspect.Screen, entry.Id, entry.Item, entry.Language);
        _suspicions[_suspicions.IndexOf(known)] = known with { Held = held };
        _reports.Failed(suspect.Screen, suspect.Manifest, FaultCodes.Quarantined, reason, entry.Id);
    }

    private Suspicion? Find(Suspect suspect) => _suspicions.Find(s => s.Key == KeyOf(suspect.Entry));

    /// <summary>Writes it down; again, when the disk had refused.</summary>
    public void Keep()
    {
        Tell();
        try
        {
            _disk.WriteJson(_folder.Quarantine, _suspicions);
        }
        catch (Exception error) when (DiskError.Is(error))
        {
            // Held from memory; the disk tells of itself.
        }
    }

    private void Tell() => _told = [.. _suspicions.Select(s => s.Held).OfType<QuarantinedSlide>().TakeLast(QuarantinedSlide.MostTold)];

    private static string KeyOf(ManifestEntry entry) => entry.Sha256 ?? entry.Id;

    /// <param name="Times">Of the last losses, portal time, Unix ms: each twice, or once if it is held half against it; at most six.</param>
    private sealed record Suspicion(string Key, IReadOnlyList<long> Times, QuarantinedSlide? Held = null);
}
