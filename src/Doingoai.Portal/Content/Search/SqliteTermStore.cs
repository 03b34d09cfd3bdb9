using System.Globalization;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Search;

/// <summary>
/// FTS5 that keeps no text and no positions. Its ASCII tokenizer takes our terms as they are, where the Unicode one would
/// judge letters by tables of its own.
/// </summary>
internal sealed class SqliteTermStore : ITermStore
{
    public const string Create =
        """CREATE VIRTUAL TABLE "SearchTerms" USING fts5("Terms", content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_'")""";

    public async Task WriteAsync(PortalDb db, int document, IReadOnlyCollection<string> terms, CancellationToken cancel)
    {
        await RemoveAsync(db, document, cancel);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "SearchTerms"(rowid, "Terms") VALUES ({document}, {string.Join(' ', terms)})""", cancel);
    }

    public Task RemoveAsync(PortalDb db, int document, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"""DELETE FROM "SearchTerms" WHERE rowid = {document}""", cancel);

    /// <summary>Made anew, so that a damaged index is mended too.</summary>
    public async Task ClearAsync(PortalDb db, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "SearchTerms" """, cancel);
        await db.Database.ExecuteSqlRawAsync(Create, cancel);
    }

    public Task<IReadOnlyList<int[]>> FindAsync(PortalDb db, IReadOnlyList<Condition> conditions, CancellationToken cancel) => TermQuery.RunAsync(
        db, conditions, Write, parameter => $"""SELECT group_concat(rowid) FROM "SearchTerms" WHERE "SearchTerms" MATCH {parameter}""",
        (reader, column) => Numbers(reader.GetString(column)), cancel);

    internal static string Write(Condition condition) => condition switch
    {
        Condition.Has { IsBeginning: true } has => $"\"{has.Term}\" *",
        Condition.Has has => $"\"{has.Term}\"",
        Condition.All all => $"({string.Join(" AND ", all.Parts.Select(Write))})",
        Condition.Any any => $"({string.Join(" OR ", any.Parts.Select(Write))})",
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    /// <summary>One text instead of a row each: ten thousand rows are handed over one by one ten times slower.</summary>
    private static int[] Numbers(string list)
    {
        var text = list.AsSpan();
        var numbers = new int[text.Count(',') + 1];
        var at = 0;
        foreach (var part in text.Split(',')) numbers[at++] = int.Parse(text[part], NumberStyles.None, CultureInfo.InvariantCulture);
        return numbers;
    }
}
