using Doingoai.Portal.Content.Items;

namespace Doingoai.Portal.Content.Importing;

/// <summary>What became of an article.</summary>
/// <param name="Version">Its latest one, if that came from an import; in a dry run the one that would be saved.</param>
internal sealed record SavedArticle(ImportOutcome Outcome, ItemVersion? Version);
