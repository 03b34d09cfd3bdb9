using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Lists;

/// <summary>A person keeps a filter under a name; the same name again replaces it.</summary>
internal sealed class SaveList(IDbContextFactory<PortalDb> dbs, TimeProvider time)
{
    public const int LongestName = 60;
    public const int LongestQuery = 500;
    public const int MostOfAPerson = 30;

    public async Task RunAsync(string? name, string query, Person by, CancellationToken cancel)
    {
        var clean = PlainText.Line(name ?? "");
        if (clean.Length == 0) throw new RuleException("list.without-name");
        if (clean.Length > LongestName || query.Length > LongestQuery) throw new RuleException("list.too-long", LongestName);

        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.SavedLists.FirstOrDefaultAsync(row => row.PersonId == by.Id && row.Name == clean, cancel) is { } known) known.Change(query, time.GetUtcNow());
        else if (await db.SavedLists.CountAsync(row => row.PersonId == by.Id, cancel) >= MostOfAPerson) throw new RuleException("list.too-many", MostOfAPerson);
        else db.SavedLists.Add(SavedList.Of(by.Id, clean, query, time.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
    }
}
