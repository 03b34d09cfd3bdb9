using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Importing;

/// <summary>Something a person should know of a row that was taken nevertheless.</summary>
/// <param name="About">A file, for instance.</param>
internal sealed record ImportNote(RuleException Rule, string? About = null);
