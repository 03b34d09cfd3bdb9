namespace Doingoai.Protocol.Trust;

/// <summary>Why a roster was refused.</summary>
public enum RosterError
{
    None,
    TooLarge,
    Malformed,
    NotSignedByRoot,
    UnknownSchema,
    WrongPortal,
    OlderVersion,
    SameVersionOtherContent,
}
