using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Lists;

/// <summary>A person no longer wants a filter of theirs.</summary>
internal sealed class ForgetList(IDbContextFactory<PortalDb> dbs)
{
    public async Task RunAsync(Guid list, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.SavedLists.Where(row => row.Id == list && row.PersonId == by.Id).ExecuteDeleteAsync(cancel);
    }
}
