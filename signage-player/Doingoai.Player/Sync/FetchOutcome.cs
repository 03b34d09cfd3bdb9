namespace Doingoai.Player.Sync;

/// <summary>What an attempt to fetch a file came to.</summary>
internal enum FetchOutcome
{
    Arrived,

    /// <summary>The connection broke, the portal is away or answers something else.</summary>
    Unavailable,

    /// <summary>The portal sent other bytes than the manifest names.</summary>
    Mismatch,
    DiskRefuses,

    /// <summary>It waits for the night.</summary>
    Held,
}
