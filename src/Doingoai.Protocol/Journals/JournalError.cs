namespace Doingoai.Protocol.Journals;

/// <summary>Why a journal batch was refused.</summary>
public enum JournalError
{
    None,
    TooLarge,
    Malformed,
    BadSignature,
    UnknownKey,

    /// <summary>Of another device than the one that sent it.</summary>
    WrongDevice,

    /// <summary>Records of another run, a kind that does not exist, or times that cannot be.</summary>
    BadRecord,

    /// <summary>Sequence numbers with a gap.</summary>
    Gap,

    /// <summary>A record does not carry the hash of the one before.</summary>
    BrokenChain,
}
