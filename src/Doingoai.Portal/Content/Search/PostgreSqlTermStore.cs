using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Search;

/// <summary>A tsvector made of our terms as they are, without positions: PostgreSQL keeps only 255 of them a word and none beyond 16,383.</summary>
internal sealed class PostgreSqlTermStore : ITermStore
{
    public Task WriteAsync(PortalDb db, int document, IReadOnlyCollection<string> terms, CancellationToken cancel)
    {
        string[] all = [.. terms];
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "SearchTerms" ("Id", "Terms") VALUES ({document}, array_to_tsvector({all}))
            ON CONFLICT ("Id") DO UPDATE SET "Terms" = excluded."Terms"
            """,
            cancel);
    }

    public Task RemoveAsync(PortalDb db, int document, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"""DELETE FROM "SearchTerms" WHERE "Id" = {document}""", cancel);

    public async Task ClearAsync(PortalDb db, CancellationToken cancel) => await db.Database.ExecuteSqlRawAsync("""TRUNCATE "SearchTerms" """, cancel);

    /// <summary>The planner counts pages and would read through every document's terms for a word that half of them have; the index answers in a hundredth of the time.</summary>
    public async Task<IReadOnlyList<int[]>> FindAsync(PortalDb db, IReadOnlyList<Condition> conditions, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("SET LOCAL enable_seqscan = off", cancel);
        var found = await TermQuery.RunAsync(
            db, conditions, Write, parameter => $"""SELECT array_agg("Id") FROM "SearchTerms" WHERE "Terms" @@ {parameter}::tsquery""",
            (reader, column) => reader.GetFieldValue<int[]>(column), cancel);
        await transaction.CommitAsync(cancel);
        return found;
    }

    internal static string Write(Condition condition) => condition switch
    {
        Condition.Has has => $"'{has.Term}'{(has.IsBeginning ? ":*" : "")}",
        Condition.All all => $"({string.Join(" & ", all.Parts.Select(Write))})",
        Condition.Any any => $"({string.Join(" | ", any.Parts.Select(Write))})",
        _ => throw new NotSupportedException(condition.GetType().Name),
    };
}
