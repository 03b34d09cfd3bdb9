using Doingoai.Portal.Platform.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>Opens accounts and hands out roles.</summary>
internal sealed class Accounts(UserManager<User> users, IDbContextFactory<PortalDb> dbs, Access access, TimeProvider time)
{
    /// <summary>Makes the account, or gives an existing one this password and role.</summary>
    public async Task<User> EnsureAsync(string userName, string displayName, Role role, string password, CancellationToken cancel)
    {
        var user = await users.FindByNameAsync(userName);
        if (user is null) user = await OpenAsync(userName, displayName, password);
        else if (!await users.CheckPasswordAsync(user, password)) await ChangePasswordAsync(user, password);
        await GrantAsync(user.Id, role, cancel);
        return user;
    }

    public async Task<User> OpenAsync(string userName, string displayName, string password)
    {
        var user = new User { Id = Guid.CreateVersion7(time.GetUtcNow()), UserName = userName, DisplayName = displayName };
        Check(await users.CreateAsync(user, password));
        return user;
    }

    public async Task GrantAsync(Guid person, Role role, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.RoleGrants.AnyAsync(grant => grant.PersonId == person && grant.Role == role && grant.Until == null, cancel)) return;

        db.RoleGrants.Add(RoleGrant.Everywhere(person, role, time.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
        access.Forget(person);
    }

    public async Task ChangePasswordAsync(User user, string password)
    {
        // Judged first: a password that is refused must not leave the account without any.
        foreach (var rule in users.PasswordValidators) Check(await rule.ValidateAsync(users, user, password));
        Check(await users.RemovePasswordAsync(user));
        Check(await users.AddPasswordAsync(user, password));
    }

    internal static void Check(IdentityResult result)
    {
        if (!result.Succeeded) throw new RuleException($"account.{result.Errors.First().Code}");
    }
}
