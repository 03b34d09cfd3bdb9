using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>Somebody must always be able to hand out roles.</summary>
internal static class LastAdministrator
{
    public static async Task RefuseAsync(PortalDb db, Guid leaving, CancellationToken cancel)
    {
        if (!await ExistsAsync(db, except: leaving, cancel)) throw new RuleException("account.last-administrator");
    }

    public static Task<bool> ExistsAsync(PortalDb db, Guid? except, CancellationToken cancel) => db.RoleGrants.AnyAsync(
        grant => grant.Role == Role.Administrator && grant.Until == null && grant.PersonId != except && db.Users.Any(user => user.Id == grant.PersonId && user.LeftAt == null), cancel);
}
