using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;

namespace Doingoai.Portal.Content.Importing;

/// <summary>
/// Imports the articles of the portal that came before. A file that cannot be read is refused as a whole
/// (RuleException); of one that can, each row is taken or refused for itself. Running it again changes nothing that is as
/// the file says.
/// </summary>
internal sealed class ImportArticles(ImportArticle import, PictureDesk desk, IMediaLibrary library, ISections sections, IActor actor, TimeProvider time)
{
    public async Task<ImportReport> RunAsync(ImportOrder order, CancellationToken cancel)
    {
        if (order.Publisher?.Id == order.Author.Id) throw new RuleException("import.publisher-is-author");
        var text = ImportText.Read(order.File.Span);
        var isJson = JsonRows.IsJson(text);
        var rows = isJson ? JsonRows.Read(text) : CsvRows.Read(text);
        var reading = new ArticleReading(await sections.AllAsync(cancel), time.GetUtcNow());

        using var acting = actor.Be(order.Author);
        var lines = new List<ImportLine>();
        var articles = Read(rows, reading, Tell);
        var pictures = new PictureRun(desk, library, order.Pictures, order.Author, order.DryRun);
        foreach (var same in articles.GroupBy(article => article.Number))
        {
            var shared = Shared([.. same]);
            foreach (var article in same.OrderBy(article => Order(article.Language))) // what the others are translated from comes first
                Tell(await import.RunAsync(article with { SeenSince = article.SeenSince ?? shared.SeenSince }, shared, pictures, order, cancel));
        }

        return new([.. lines.OrderBy(line => line.Place)], order.DryRun, !isJson);

        void Tell(ImportLine line)
        {
            lines.Add(line);
            order.Told?.Invoke(line, !isJson);
        }
    }

    /// <summary>The readable ones. Of two that want one place the first has it.</summary>
    private static List<ImportedArticle> Read(IReadOnlyList<ImportRow> rows, ArticleReading reading, Action<ImportLine> refused)
    {
        var articles = new List<ImportedArticle>();
        var numbers = new Dictionary<(int, string), int>();
        var slugs = new Dictionary<(string, string), int>();
        foreach (var row in rows)
            try
            {
                var article = reading.Read(row);
                if (numbers.TryGetValue((article.Number, article.Language), out var first)) throw new RuleException("import.number-twice", article.Number, article.Language, first);
                if (article.Slug is { } slug && slugs.TryGetValue((article.Language, Slug.Of(slug)), out var other)) throw new RuleException("import.slug-twice", slug, other);
                numbers.Add((article.Number, article.Language), article.Place);
                if (article.Slug is not null) slugs.Add((article.Language, Slug.Of(article.Slug)), article.Place);
                articles.Add(article);
            }
            catch (RuleException refusal)
            {
                refused(new(row.Place, row.Cell(ImportColumns.Number), row.Cell(ImportColumns.Language), row.Cell(ImportColumns.Title), ImportOutcome.Refused, refusal, []));
            }

        return articles;
    }

    /// <summary>What an article's languages share is what the first of them says, then the next.</summary>
    private static ImportedArticle Shared(IReadOnlyList<ImportedArticle> languages)
    {
        var ordered = languages.OrderBy(article => Order(article.Language)).ToList();
        return ordered[0] with
        {
            Section = First(article => article.Section),
            Author = First(article => article.Author),
            Cover = First(article => article.Cover),
            SeenSince = ordered.Select(article => article.SeenSince).FirstOrDefault(seen => seen is not null),
        };

        string? First(Func<ImportedArticle, string?> of) => ordered.Select(of).FirstOrDefault(text => text is not null);
    }

    private static int Order(string language) => Languages.All.ToList().IndexOf(language);
}
