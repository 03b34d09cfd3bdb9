namespace Doingoai.Player.Storage;

/// <summary>The check of stored files at start.</summary>
/// <param name="Rest">Ends when the large ones are checked too.</param>
internal sealed record MediaCheck(Task Rest);
