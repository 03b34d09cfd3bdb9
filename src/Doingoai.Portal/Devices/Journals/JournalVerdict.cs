namespace Doingoai.Portal.Devices.Journals;

/// <summary>What became of a batch of journal records.</summary>
internal enum JournalVerdict
{
    Taken,

    /// <summary>All of it was there already; acknowledged again.</summary>
    Known,
    Malformed,
    BadSignature,
    ForeignDevice,

    /// <summary>Records before it are missing; not acknowledged, they come again.</summary>
    Gap,

    /// <summary>A record does not name the hash of the one before.</summary>
    BrokenChain,
    NotWritten,
}
