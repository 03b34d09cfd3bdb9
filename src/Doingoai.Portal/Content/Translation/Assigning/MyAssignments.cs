using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Translation.Assigning;

/// <summary>What a person is to translate, what is due first before the rest.</summary>
internal sealed class MyAssignments(IDbContextFactory<PortalDb> dbs)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<AssignmentLine>> OfAsync(Guid person, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var (versions, variants) = (db.Versions, db.Variants);
        return await (from assignment in db.Assignments
                      join item in db.Items on assignment.ItemId equals item.Id
                      join source in variants on new { ItemId = item.Id, Language = item.SourceLanguage } equals new { source.ItemId, source.Language } into sources
                      from source in sources.DefaultIfEmpty()
                      where assignment.PersonId == person && assignment.EndedAt == null
                      orderby assignment.Due == null, assignment.Due, assignment.AssignedAt
                      select new AssignmentLine(
                          assignment.Id, item.Id, versions.Where(version => version.Id == source.LatestVersionId).Select(version => version.Title).FirstOrDefault(), item.SourceLanguage,
                          assignment.Language, assignment.Due, assignment.Note, assignment.AssignedByName, assignment.AssignedAt,
                          variants.Any(variant => variant.ItemId == item.Id && variant.Language == assignment.Language),
                          variants.Any(variant => variant.ItemId == item.Id && variant.Language == assignment.Language && variant.StaleFields != null))).Take(Most).ToListAsync(cancel);
    }

    public async Task<(int Open, int Overdue)> CountAsync(Guid person, DateOnly today, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var open = db.Assignments.Where(row => row.PersonId == person && row.EndedAt == null);
        return (await open.CountAsync(cancel), await open.CountAsync(row => row.Due < today, cancel));
    }
}

/// <param name="Title">Of the source.</param>
/// <param name="IsWritten">There is a translation already.</param>
internal sealed record AssignmentLine(
    Guid Id, string Item, string? Title, string Source, string Language, DateOnly? Due, string Note, string By, DateTimeOffset At, bool IsWritten, bool IsStale);
