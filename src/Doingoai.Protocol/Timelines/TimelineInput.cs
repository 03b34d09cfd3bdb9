using Doingoai.Protocol.Manifests;

namespace Doingoai.Protocol.Timelines;

/// <summary>All that decides what a screen shows. Entries here have passed the approval check already.</summary>
/// <param name="Manifest">The active manifest.</param>
/// <param name="Previous">Entries of the manifest before, by slot: they play while new media are on their way.</param>
/// <param name="AvailableSinceMs">SHA-256 → when the file was complete and verified on disk, Unix ms. Absent: not on disk.</param>
/// <param name="Recalls">Union of every recall ever verified.</param>
/// <param name="LastContactMs">Last authenticated contact, Unix ms; leases count from here.</param>
/// <param name="TimeProven">False while the clock's uncertainty is above 150 s: not-before counts as not yet, not-after as past.</param>
/// <param name="Unapproved">Entry ids whose approvals did not satisfy the roster (a set).</param>
public sealed record TimelineInput(
    Manifest Manifest,
    IReadOnlyDictionary<string, ManifestEntry> Previous,
    IReadOnlyDictionary<string, long> AvailableSinceMs,
    IReadOnlyList<Recall> Recalls,
    long LastContactMs,
    bool TimeProven,
    IReadOnlyCollection<string> Unapproved);
