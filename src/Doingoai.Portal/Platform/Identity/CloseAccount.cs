using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>Ends an account: open sessions end within a minute, nothing the person did is lost. <see cref="ReopenAsync"/> takes it back and lifts a lockout.</summary>
internal sealed class CloseAccount(UserManager<User> users, IDbContextFactory<PortalDb> dbs, Access access, IActor actor, TimeProvider time)
{
    public async Task<bool> RunAsync(Guid person, Person by, CancellationToken cancel)
    {
        using var doing = actor.Do("account.close");
        if (person == by.Id) throw new RuleException("account.own");
        if (await users.FindByIdAsync(person.ToString()) is not { } user) return false;

        await using (var db = await dbs.CreateDbContextAsync(cancel)) await LastAdministrator.RefuseAsync(db, person, cancel);
        user.LeftAt ??= time.GetUtcNow();
        await users.UpdateSecurityStampAsync(user); // saves, and ends cookies
        access.Forget(person);
        return true;
    }

    public async Task<bool> ReopenAsync(Guid person)
    {
        using var doing = actor.Do("account.reopen");
        if (await users.FindByIdAsync(person.ToString()) is not { } user) return false;

        (user.LeftAt, user.LockoutEnd, user.AccessFailedCount) = (null, null, 0);
        await users.UpdateAsync(user);
        access.Forget(person);
        return true;
    }
}
