namespace Doingoai.Player.Journals;

/// <summary>How large and how old the journal may become while the portal does not take it.</summary>
/// <param name="SegmentBytes">A file is closed beyond this size.</param>
/// <param name="RunBytes">Untaken records of one run beyond this begin another run, because only whole runs are folded.</param>
/// <param name="MaxPending">Records waiting for the disk; more are lost and counted.</param>
internal sealed record JournalBounds(
    long TotalBytes = 200L * 1024 * 1024, int SegmentBytes = 64 * 1024, long RunBytes = 8L * 1024 * 1024, int MaxPending = 10_000)
{
    /// <summary>Plays older than this are folded into hourly counts.</summary>
    public TimeSpan Plays { get; init; } = TimeSpan.FromDays(45);

    /// <summary>Everything else is kept this long.</summary>
    public TimeSpan Others { get; init; } = TimeSpan.FromDays(400);

    public TimeSpan Run { get; init; } = TimeSpan.FromDays(7);
}
