using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Search;

/// <summary>
/// Asks the index which documents, and <see cref="ILive"/> for what is shown of them: what was recalled a moment ago is
/// not shown even while the index still has it.
/// </summary>
internal sealed class SearchLive(
    ILive live, AttachedTexts texts, ITermStore terms, Catalogue catalogue, SynonymLookUp synonyms, KeptTiers kept, IDbContextFactory<PortalDb> dbs) : ISearch
{
    public async Task<SearchAnswer> FindAsync(SearchQuestion question, DateTimeOffset now, CancellationToken cancel)
    {
        var query = Query.Of(question.Text);
        if (query.Phrases.Count == 0) return SearchAnswer.Nothing(hasWords: false, query.WasCut);

        await using var db = await dbs.CreateDbContextAsync(cancel);
        var snapshot = await catalogue.CurrentAsync(db, cancel);
        var found = await TiersAsync(db, query, snapshot, cancel);
        var loosely = found.Found.Length == 0;
        if (loosely) found = await TiersAsync(db, query = query.Loosened(), snapshot, cancel);
        if (found.Found.Length == 0) return SearchAnswer.Nothing(hasWords: true, query.WasCut);

        var ranking = new Ranking(question, found, snapshot);
        return new(
            HasWords: true, query.WasCut, loosely, ranking.Total, ranking.Page, ranking.Pages, await ShowAsync(ranking.OnPage, found, new(query), now, cancel), ranking.Facets);
    }

    public async Task<IReadOnlyList<LiveVersion>> SuggestAsync(string typed, string language, DateTimeOffset now, CancellationToken cancel)
    {
        var query = Query.Of(typed);
        if (query.Phrases.Count == 0) return [];

        await using var db = await dbs.CreateDbContextAsync(cancel);
        var snapshot = await catalogue.CurrentAsync(db, cancel);
        var found = await terms.FindAsync(db, [Suggestions.Condition(query)], cancel);
        var newest = found[0].Select(snapshot.Find).OfType<CatalogueEntry>().Where(entry => entry.Language == language).OrderBy(entry => entry.Place).Take(Suggestions.LookedAt).ToList();
        return Suggestions.Best(query, await VersionsAsync(newest, now, cancel));
    }

    private async Task<Tiers> TiersAsync(PortalDb db, Query query, CatalogueSnapshot snapshot, CancellationToken cancel)
    {
        var forms = await synonyms.CurrentAsync(cancel);
        return await kept.GetAsync(snapshot.Revision, forms, query, () => AskAsync(db, new(query, forms), snapshot, cancel));
    }

    private async Task<Tiers> AskAsync(PortalDb db, QueryConditions asked, CatalogueSnapshot snapshot, CancellationToken cancel)
    {
        var (written, order) = (asked.AsWritten(), asked.InOrder());
        var found = await terms.FindAsync(
            db, [asked.All(Term.Anywhere), asked.All(Term.InTitle), asked.All(Term.InLead), .. new[] { written, order }.OfType<Condition>()], cancel);
        return new Tiers(snapshot.Size, found[0]).InTitle(found[1]).InLead(found[2])
            .AsWritten(written is null ? null : found[3]).InOrder(order is null ? null : found[^1]);
    }

    private async Task<IReadOnlyList<SearchHit>> ShowAsync(IReadOnlyList<CatalogueEntry> entries, Tiers found, QueryMarks marks, DateTimeOffset now, CancellationToken cancel)
    {
        var versions = (await VersionsAsync(entries, now, cancel)).ToDictionary(version => (version.Item, version.Language));
        var hits = new List<SearchHit>();
        foreach (var entry in entries.Where(entry => versions.ContainsKey((entry.Item, entry.Language))))
        {
            var version = versions[(entry.Item, entry.Language)];
            var (text, exactly) = (await texts.OfAsync(version, cancel), found.IsAsWritten(entry.Id));
            hits.Add(new(version, Highlight.Whole(text.Title, marks, exactly), Highlight.Snippet(text, marks, exactly)));
        }

        return hits;
    }

    private async Task<IReadOnlyList<LiveVersion>> VersionsAsync(IReadOnlyList<CatalogueEntry> entries, DateTimeOffset now, CancellationToken cancel)
    {
        var versions = new List<LiveVersion>();
        foreach (var language in entries.GroupBy(entry => entry.Language))
            versions.AddRange(await live.FindAllAsync(Channel.Portal, language.Key, [.. language.Select(entry => entry.Item)], now, cancel));
        return [.. versions.Join(entries, version => (version.Item, version.Language), entry => (entry.Item, entry.Language), (version, entry) => (version, entry.Place)).OrderBy(one => one.Place).Select(one => one.version)];
    }
}
