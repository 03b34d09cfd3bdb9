using Doingoai.Portal.Content;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>What may no longer be shown, cumulative for 400 days, and its signed form.</summary>
internal sealed class RecallLists(IRecalls content, PortalTrust trust, IDbContextFactory<PortalDb> dbs)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    public async Task<IReadOnlyList<Recall>> AllAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var recalled = await content.SinceAsync(now - Kept, cancel);
        return [.. recalled.OrderBy(one => one.At).ThenBy(one => one.Publication).Select(one => new Recall(one.Publication, one.At.ToUnixTimeMilliseconds(), one.Item, one.Language))];
    }

    /// <summary>Signs a new list if there is something new on it. True if it did.</summary>
    public async Task<bool> IssueAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var recalls = await AllAsync(now, cancel);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var last = await LastAsync(db, cancel);
        var before = last is null ? [] : Jws.PeekUnverified<RecallList>(last.Jws)!.Recalls;
        if (recalls.All(before.Contains) && (last is null || Jws.PeekKid(last.Jws) == trust.Kid)) return false; // another key: the same list, signed anew

        var list = new RecallList(RecallList.CurrentSchema, trust.PortalId, now.ToUnixTimeMilliseconds(), recalls);
        db.RecallLists.Add(new(Guid.CreateVersion7(now), trust.Sign(JwsTypes.Recall, list), now));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    public async Task<string?> CurrentAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return (await LastAsync(db, cancel))?.Jws;
    }

    private static Task<IssuedRecallList?> LastAsync(PortalDb db, CancellationToken cancel) =>
        db.RecallLists.AsNoTracking().OrderByDescending(row => row.IssuedAt).ThenByDescending(row => row.Id).FirstOrDefaultAsync(cancel);
}
