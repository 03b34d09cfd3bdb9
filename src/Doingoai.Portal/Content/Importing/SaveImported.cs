using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Importing;

/// <summary>Saves an article as a draft if it is new or changed, and never over what a person has changed or recalled here.</summary>
internal sealed class SaveImported(ItemWriter writer, KnownArticles articles)
{
    public async Task<SavedArticle> RunAsync(ContentType type, ImportedArticle article, WantedArticle wanted, KnownArticle? known, Person author, CancellationToken cancel)
    {
        var outcome = Outcome(wanted, known);
        if (outcome is ImportOutcome.Conflict or ImportOutcome.Unchanged) return Left(outcome, known!);

        var draft = Draft(article, wanted, known);
        if (known is null) await writer.CreateAsync(type.Key, await articles.UnitOfAsync(author.Id, cancel), draft, author, cancel);
        else await writer.SaveAsync(known.Item.Id, draft, author, cancel);
        return new(outcome, (await articles.FindAsync(article.Number, article.Language, cancel))?.Latest);
    }

    /// <summary>Says what <see cref="RunAsync"/> would do, and refuses as it would.</summary>
    /// <param name="newCover">A picture that only the real run takes into the library.</param>
    public async Task<SavedArticle> RehearseAsync(
        ContentType type, ImportedArticle article, WantedArticle wanted, KnownArticle? known, string? newCover, Person author, CancellationToken cancel)
    {
        var outcome = Outcome(wanted, known);
        if (outcome is ImportOutcome.Conflict or ImportOutcome.Unchanged) return Left(outcome, known!);

        var draft = Draft(article, wanted with { Shared = wanted.Shared.Where(field => field.Value.Text != newCover).ToDictionary() }, known);
        return new(outcome, (await writer.RehearseAsync(type.Key, known?.Item.Id, draft, author, cancel)).FirstOrDefault(version => version.Language == article.Language));
    }

    private static SavedArticle Left(ImportOutcome outcome, KnownArticle known) =>
        new(outcome, outcome == ImportOutcome.Unchanged && known.IsLatestImported ? known.Latest : null);

    private static ImportOutcome Outcome(WantedArticle wanted, KnownArticle? known)
    {
        if (known?.Latest is null) return ImportOutcome.Created;
        if (known.Imported is not null && wanted is { OwnChanged: false, SharedChanged: false }) return ImportOutcome.Unchanged;

        // What the languages share makes a new version of each of them.
        var free = wanted.SharedChanged ? known.IsUntouched : known.IsLatestImported;
        return free ? ImportOutcome.Updated : ImportOutcome.Conflict;
    }

    private static ItemDraft Draft(ImportedArticle article, WantedArticle wanted, KnownArticle? known)
    {
        var share = known is null || (wanted.SharedChanged && known.IsUntouched);
        var texts = new Dictionary<string, VariantDraft> { [article.Language] = new(wanted.Own, article.Slug) };
        return new(known?.Item.Revision ?? 0, share ? wanted.Shared : null, texts, Origin: new(article.Number, Imported: true, article.SeenSince ?? known?.Imported?.SeenSince));
    }
}
