namespace Doingoai.Player.Sync;

/// <summary>How hard downloads try, and how many at once.</summary>
/// <param name="Large">Files of more than one piece at a time.</param>
/// <param name="Small">Files of one piece at a time: a slide never waits behind a film.</param>
/// <param name="RequestChunks">Pieces asked for by one request.</param>
/// <param name="ToldAfter">Attempts in a row without progress before it is told.</param>
internal sealed record DownloadBounds(int Large = 2, int Small = 4, int MaxWanted = 5_000, int RequestChunks = 64, int ToldAfter = 3)
{
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(250);

    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Nothing came for so long: the connection is dead.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(10);
}
