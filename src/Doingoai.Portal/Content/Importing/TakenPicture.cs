using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Importing;

/// <summary>What became of a picture.</summary>
/// <param name="Sha256">The asset; in a dry run the one it would be. <c>null</c> = none.</param>
/// <param name="IsInLibrary">False: only a dry run looked at it.</param>
internal sealed record TakenPicture(string? Sha256, bool IsInLibrary = false, RuleException? Problem = null);
