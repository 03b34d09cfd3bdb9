using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Content.Translation.Assigning;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Translation.Board;

/// <summary>Items × languages, page by page. Reads no texts: only what the board shows.</summary>
internal sealed class TranslationBoard(IDbContextFactory<PortalDb> dbs, TimeProvider time)
{
    public async Task<BoardRows> FindAsync(BoardFilter filter, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow();
        var items = BoardQuery.Matching(db, filter, DateOnly.FromDateTime(VietnamTime.Of(now)));
        var total = await items.CountAsync(cancel);
        var ordered = filter.OldestFirst ? items.OrderBy(row => row.ChangedAt).ThenBy(row => row.Id) : items.OrderByDescending(row => row.ChangedAt).ThenBy(row => row.Id);
        var page = await ordered.Skip(filter.Skip).Take(filter.Take).Select(row => new { row.Id, row.Type, row.SourceLanguage, row.OwnerUnitId, row.ChangedAt }).ToListAsync(cancel);

        var ids = page.ConvertAll(row => row.Id);
        var latest = (await (from variant in db.Variants
                             join version in db.Versions on variant.LatestVersionId equals version.Id
                             where ids.Contains(variant.ItemId)
                             select new Latest(variant.ItemId, variant.Language, version.Title, version.SectionKey, version.Stage, version.SavedAt, version.AuthorName, variant.StaleFields, variant.StaleSince))
            .ToListAsync(cancel)).ToLookup(row => row.Item);
        var open = (await db.Publications.AsNoTracking().Where(row => ids.Contains(row.ItemId)).Where(Publication.OpenAt(now)).ToListAsync(cancel)).ToLookup(row => (row.ItemId, row.Language));
        var assigned = (await db.Assignments.AsNoTracking().Where(row => ids.Contains(row.ItemId) && row.EndedAt == null).ToListAsync(cancel)).ToDictionary(row => (row.ItemId, row.Language));
        return new(
            [
                .. page.Select(item => new BoardRow(
                    item.Id, Title(latest[item.Id], item.SourceLanguage) ?? item.Id, item.Type, item.SourceLanguage, item.OwnerUnitId,
                    latest[item.Id].Select(row => row.Section).FirstOrDefault(section => section is not null), item.ChangedAt,
                    Languages.All.ToDictionary(language => language, language => Cell(
                        latest[item.Id].FirstOrDefault(row => row.Language == language), [.. open[(item.Id, language)]], assigned.GetValueOrDefault((item.Id, language)), now)))),
            ],
            total);
    }

    private static string? Title(IEnumerable<Latest> latest, string source) => latest.OrderBy(row => row.Language != source).Select(row => row.Title).FirstOrDefault(title => title.Length > 0);

    private static BoardCell Cell(Latest? latest, List<Publication> open, Assignment? assignment, DateTimeOffset now)
    {
        var assigned = assignment is null ? null : new BoardAssignment(assignment.Id, assignment.PersonId, assignment.PersonName, assignment.Due);
        return latest is null
            ? BoardCell.Empty with { Assignment = assigned }
            : new(LanguageStatus.StateOf(latest.Stage, open, now), latest.StaleFields?.Split(' ') ?? [], latest.StaleSince ?? latest.SavedAt, latest.Author, assigned);
    }

    private sealed record Latest(string Item, string Language, string Title, string? Section, Stage Stage, DateTimeOffset SavedAt, string Author, string? StaleFields, DateTimeOffset? StaleSince);
}
