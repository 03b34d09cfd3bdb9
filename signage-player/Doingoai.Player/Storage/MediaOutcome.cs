namespace Doingoai.Player.Storage;

/// <summary>What became of bytes given to the store.</summary>
internal enum MediaOutcome
{
    Stored,

    /// <summary>Not the bytes the manifest names.</summary>
    Mismatch,
    DiskRefuses,
}
