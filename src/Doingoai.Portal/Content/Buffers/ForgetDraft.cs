using Doingoai.Portal.Content.Presence;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Buffers;

/// <summary>Gives up what a person had typed into an item: it is saved now, or not wanted.</summary>
internal sealed class ForgetDraft(IDbContextFactory<PortalDb> dbs, Presences presences)
{
    public async Task RunAsync(string key, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        await db.DraftBuffers.Where(row => row.PersonId == by.Id && row.Item == key).ExecuteDeleteAsync(cancel);
        await presences.ReleaseAsync(key, by, cancel);
    }
}
