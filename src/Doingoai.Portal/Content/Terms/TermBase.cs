using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Terms;

/// <summary>The term base in memory, read again when a term changed, on whichever node.</summary>
internal sealed class TermBase(IDbContextFactory<PortalDb> dbs, TimeProvider time) : ISynonyms
{
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(5);

    private volatile Snapshot _snapshot = new(-1, -1, DateTimeOffset.MinValue, TermList.None);

    /// <summary>As it stands in the database: what decides on a publication.</summary>
    public async ValueTask<TermList> CurrentAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var stamp = await db.Terms.GroupBy(_ => 1).Select(all => new { Count = all.Count(), Revisions = all.Sum(term => term.Revision) }).SingleOrDefaultAsync(cancel);
        var (count, revisions) = (stamp?.Count ?? 0, stamp?.Revisions ?? 0);
        var known = _snapshot;
        var list = known.Count == count && known.Revisions == revisions ? known.List : new((await db.Terms.AsNoTracking().Include(term => term.Entries).ToListAsync(cancel)).Select(term => term.Info));
        _snapshot = new(count, revisions, time.GetUtcNow(), list);
        return list;
    }

    /// <summary>At most a few seconds old: for hints and searches.</summary>
    public ValueTask<TermList> RecentAsync(CancellationToken cancel) =>
        time.GetUtcNow() - _snapshot.CheckedAt < Recent ? ValueTask.FromResult(_snapshot.List) : CurrentAsync(cancel);

    public async ValueTask<IReadOnlyList<IReadOnlyList<string>>> AllAsync(CancellationToken cancel) => (await RecentAsync(cancel)).Synonyms;

    // Every change of a term adds one to its revision, so count and sum tell whether anything changed.
    private sealed record Snapshot(int Count, int Revisions, DateTimeOffset CheckedAt, TermList List);
}
