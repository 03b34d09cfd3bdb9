namespace Doingoai.Player.Storage;

/// <summary>How much of the disk media may take.</summary>
/// <param name="MostBytes">All of them together; <c>null</c>: a share of the disk.</param>
internal sealed record MediaBudget(long? MostBytes = null)
{
    private const double Share = 0.8;

    // For the journal, manifests, recalls and slides, which never wait for room.
    private const double Reserve = 0.05;
    private const long LargestReserve = 1024L * 1024 * 1024;

    public long Most((long Free, long Total) space) => MostBytes ?? (long)(space.Total * Share);

    /// <summary>Bytes that have to go before <paramref name="coming"/> more may be written; 0 or less: none.</summary>
    public long Excess(long used, long coming, (long Free, long Total) space)
    {
        var most = Most(space);
        var reserve = Math.Min((long)(space.Total * Reserve), LargestReserve);
        return Math.Max(used + coming - most, coming - (space.Free - reserve));
    }
}
