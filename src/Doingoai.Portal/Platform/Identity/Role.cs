namespace Doingoai.Portal.Platform.Identity;

/// <summary>What a person is in this house. Stored by number: append only.</summary>
public enum Role
{
    Administrator,
    Editor,
    Publisher,
    SignageOperator,
    Technician,

    /// <summary>Reads: reports, board, audit. Changes nothing.</summary>
    Leader,
}
