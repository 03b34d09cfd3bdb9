using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>Reads recalls from the publications they ended.</summary>
internal sealed class Recalls(IDbContextFactory<PortalDb> dbs) : IRecalls
{
    public async Task<IReadOnlyList<RecalledPublication>> SinceAsync(DateTimeOffset since, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Publications.AsNoTracking()
            .Where(row => row.Channel == Channel.Screens && row.EndReason == EndReason.Recalled && row.EndedAt >= since)
            .OrderBy(row => row.EndedAt)
            .Select(row => new RecalledPublication(row.Id, row.ItemId, row.Language, row.EndedAt!.Value))
            .ToListAsync(cancel);
    }
}
