using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>Gives a person exactly these roles, everywhere. Grants that are limited to a unit, language or cluster stay as they are.</summary>
internal sealed class ChangeRoles(IDbContextFactory<PortalDb> dbs, Access access, IActor actor, TimeProvider time)
{
    public async Task<bool> RunAsync(Guid person, IReadOnlyCollection<Role> roles, CancellationToken cancel)
    {
        using var doing = actor.Do("account.roles");
        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (!await db.Users.AnyAsync(user => user.Id == person, cancel)) return false;

        var open = await db.RoleGrants.Where(grant => grant.PersonId == person && grant.Until == null && grant.UnitId == null && grant.Language == null && grant.ClusterId == null).ToListAsync(cancel);
        if (open.Any(grant => grant.Role == Role.Administrator) && !roles.Contains(Role.Administrator)) await LastAdministrator.RefuseAsync(db, person, cancel);

        foreach (var grant in open.Where(grant => !roles.Contains(grant.Role))) grant.End(now);
        db.RoleGrants.AddRange(roles.Except(open.Select(grant => grant.Role)).Select(role => RoleGrant.Everywhere(person, role, now)));
        await db.SaveChangesAsync(cancel);
        access.Forget(person);
        return true;
    }
}
