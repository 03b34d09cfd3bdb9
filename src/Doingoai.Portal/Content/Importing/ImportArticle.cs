using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Importing;

/// <summary>One article in one language: pictures, text, draft, publication. Each save is one transaction, so that nothing is ever half here.</summary>
internal sealed class ImportArticle(KnownArticles articles, IContentTypes types, SaveImported save, PublishImported publish, ContentRights rights)
{
    public async Task<ImportLine> RunAsync(ImportedArticle article, ImportedArticle shared, PictureRun pictures, ImportOrder order, CancellationToken cancel)
    {
        var notes = article.Notes.ToList();
        var line = new ImportLine(article.Place, article.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), article.Language, article.Title, ImportOutcome.Refused, null, notes);
        try
        {
            var saved = await SaveAsync(article, shared, pictures, notes, order, cancel);
            line = line with { Outcome = saved.Outcome, Reason = saved.Outcome == ImportOutcome.Conflict ? new("import.changed-here") : null };
            return saved.Version is null || order.Publisher is null ? line : await PublishAsync(line, saved, order.Publisher, order.DryRun, cancel);
        }
        catch (RuleException refusal)
        {
            return line with { Reason = refusal };
        }
    }

    private ContentType Type => types.Find("article") ?? throw new RuleException("item.unknown-type", "article");

    private async Task<SavedArticle> SaveAsync(ImportedArticle article, ImportedArticle shared, PictureRun pictures, List<ImportNote> notes, ImportOrder order, CancellationToken cancel)
    {
        var known = await articles.FindAsync(article.Number, article.Language, cancel);
        await DemandAllowedAsync(order.Author, known, article.Language, cancel);
        var body = await BodyAsync(article, pictures, notes, cancel);
        var cover = await CoverAsync(article, shared, pictures, notes, cancel);
        var wanted = WantedArticle.Of(Type, article, body, shared, cover?.Sha256, known);
        DemandPictures(wanted, known, notes);
        if (article.SeenSince is null && known?.Imported?.SeenSince is null) notes.Add(new(new("import.no-date")));
        if (article.Place != shared.Place && SharesElse(article, shared)) notes.Add(new(new("import.shared-differs", shared.Place)));
        return order.DryRun
            ? await save.RehearseAsync(Type, article, wanted, known, cover is { IsInLibrary: false } ? cover.Sha256 : null, order.Author, cancel)
            : await save.RunAsync(Type, article, wanted, known, order.Author, cancel);
    }

    /// <summary>Who runs the file again and forgets the pictures does not take them out of the texts that show them.</summary>
    private static void DemandPictures(WantedArticle wanted, KnownArticle? known, List<ImportNote> notes)
    {
        if (known?.Imported is not { } before || notes.TrueForAll(note => note.Rule.Code != "import.picture-missing")) return;
        if (VersionMedia.In(FieldSet.Read(before.Fields)).Except(VersionMedia.In(wanted.Own.Concat(wanted.Shared).ToDictionary())).Any()) throw new RuleException("import.pictures-needed");
    }

    private async Task DemandAllowedAsync(Person author, KnownArticle? known, string language, CancellationToken cancel)
    {
        if (author == ImportPeople.Author) return;
        var unit = known?.Item.OwnerUnitId ?? await articles.UnitOfAsync(author.Id, cancel);
        if (!await rights.MayAsync(author, Permission.ImportContent, unit, language, cancel)) await rights.DemandAsync(author, Permission.WriteContent, unit, [language], cancel);
    }

    private static async Task<string?> BodyAsync(ImportedArticle article, PictureRun pictures, List<ImportNote> notes, CancellationToken cancel)
    {
        if (!article.Texts.TryGetValue(ImportColumns.Body, out var html)) return null;
        var old = OldHtml.Read(html);
        foreach (var (source, alt) in old.Pictures.Where(picture => !BodyPictures.IsOwn(picture.Source)))
        {
            var note = BodyPictures.Find(article, source, alt);
            if (note is null) notes.Add(new(new("import.picture-elsewhere"), source.Length > 80 ? source[..80] : source));
            old.Show(source, note is null ? null : (await pictures.TakeAsync(note, article.Language, notes, cancel)).Sha256);
        }

        if (old.ThrownOut.Count > 0) notes.Add(new(new("import.thrown-out", string.Join(", ", old.ThrownOut))));
        return old.Write();
    }

    /// <summary>The cover is shared; each language may say what it shows.</summary>
    private static async Task<TakenPicture?> CoverAsync(ImportedArticle article, ImportedArticle shared, PictureRun pictures, List<ImportNote> notes, CancellationToken cancel) =>
        shared.Cover is { } file ? await pictures.TakeAsync(article.NoteOf(file), article.Language, notes, cancel) : null;

    private static bool SharesElse(ImportedArticle article, ImportedArticle shared) =>
        (article.Section is not null && article.Section != shared.Section) || (article.Cover is not null && article.Cover != shared.Cover)
        || (article.Author is not null && article.Author != shared.Author);

    private async Task<ImportLine> PublishAsync(ImportLine line, SavedArticle saved, Person publisher, bool dryRun, CancellationToken cancel)
    {
        try
        {
            return line with { Published = await publish.RunAsync(Type, saved.Version!, publisher, dryRun, cancel) };
        }
        catch (RuleException refusal)
        {
            return line with { NotPublished = refusal };
        }
    }
}
