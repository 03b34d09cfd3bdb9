using Doingoai.Portal.Platform.Persistence;
using Doingoai.Protocol.Enrolment;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Enrolments;

/// <summary>The machine shows the nonce it committed to; from here on both ends know the three words.</summary>
internal sealed class RevealNonce(IDbContextFactory<PortalDb> dbs, TimeProvider time)
{
    public async Task<EnrolmentStatusAnswer?> RunAsync(Guid enrolment, string nonce, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Set<PendingEnrolment>().FindAsync([enrolment], cancel) is not { } row) return null;

        row.Reveal(nonce, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return new(row.State);
    }
}
