namespace Doingoai.Portal.Content.Search;

/// <summary>Puts what was found in order and cuts out the page asked for. Pure.</summary>
internal sealed class Ranking
{
    /// <summary>Nobody reads further; and no number typed into an address makes more work than this.</summary>
    private const int LastPage = 1_000;

    public Ranking(SearchQuestion question, Tiers found, CatalogueSnapshot snapshot)
    {
        var choice = new Choice(question);
        var entries = found.Found.Select(snapshot.Find).OfType<CatalogueEntry>().ToList();
        Facets = choice.Count(entries);

        int[] order = [.. entries.Where(choice.Takes).Select(entry => (found.Of(entry.Id) * snapshot.NewestFirst.Length) + entry.Place)];
        Array.Sort(order);
        Total = order.Length;
        Pages = Math.Min((Total + question.Size - 1) / question.Size, LastPage);
        Page = Math.Clamp(question.Page, 1, Math.Max(Pages, 1));
        OnPage = [.. order.Skip((Page - 1) * question.Size).Take(question.Size).Select(place => snapshot.NewestFirst[place % snapshot.NewestFirst.Length])];
    }

    public SearchFacets Facets { get; }

    public int Total { get; }

    public int Pages { get; }

    public int Page { get; }

    public IReadOnlyList<CatalogueEntry> OnPage { get; }
}
