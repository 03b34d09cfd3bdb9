using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Trust;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Approvals;

/// <summary>
/// After a change of the portal key: approvals that the portal vouches for are signed anew, word for word, so that they still
/// count when the old key leaves the roster. Passkeys' approvals are the persons' own and stay as they are.
/// </summary>
internal sealed class ResignApprovals(IDbContextFactory<PortalDb> dbs, PortalTrust trust, TimeProvider time)
{
    private const int Batch = 500;

    /// <summary>Answers how many it signed. Broken off, it goes on with the next call.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var (signed, now, after) = (0, time.GetUtcNow(), Guid.Empty);
        while (true)
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            var rows = await db.Approvals.Where(row => row.Kind == ApprovalKind.Portal && row.ValidUntil > now && row.Id > after).OrderBy(row => row.Id).Take(Batch).ToListAsync(cancel);
            if (rows.Count == 0) return signed;

            after = rows[^1].Id;
            // Of a time before this key counts (a database from elsewhere): its word would not be believed, so it is not given.
            foreach (var row in rows.Where(row => Jws.PeekKid(row.Statement) != trust.Kid && trust.IsNamed(row.At)))
                if (row.SignAnew(payload => trust.SignBytes(JwsTypes.Approval, payload))) signed++;
            await db.SaveChangesAsync(cancel);
        }
    }
}
