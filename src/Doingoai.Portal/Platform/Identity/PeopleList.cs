using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>Who has an account, with roles: for lists.</summary>
internal sealed class PeopleList(IDbContextFactory<PortalDb> dbs, TimeProvider time)
{
    public async Task<IReadOnlyList<Role>> RolesAsync(Guid person, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.RoleGrants.Where(grant => grant.PersonId == person && grant.Until == null).Select(grant => grant.Role).Distinct().OrderBy(role => role).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<PersonLine>> AllAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var grants = (await db.RoleGrants.AsNoTracking().Where(grant => grant.Until == null).ToListAsync(cancel)).ToLookup(grant => grant.PersonId, grant => grant.Role);
        var users = await db.Users.AsNoTracking().OrderBy(user => user.DisplayName).ToListAsync(cancel);
        return [.. users.Select(user => new PersonLine(
            user.Id, user.UserName ?? "", user.DisplayName, [.. grants[user.Id].Distinct().Order()], user.LeftAt is not null, user.LockoutEnd > now))];
    }
}

internal sealed record PersonLine(Guid Id, string UserName, string DisplayName, IReadOnlyList<Role> Roles, bool HasLeft, bool IsLockedOut);
