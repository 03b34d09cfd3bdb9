using Doingoai.Portal.Platform.Auditing;
using Microsoft.AspNetCore.Identity;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>Sets a new password for somebody who lost it; ends the person's sessions.</summary>
internal sealed class SetPassword(UserManager<User> users, Accounts accounts, IActor actor)
{
    public async Task<bool> RunAsync(Guid person, string password)
    {
        using var doing = actor.Do("account.password");
        if (await users.FindByIdAsync(person.ToString()) is not { } user) return false;

        await accounts.ChangePasswordAsync(user, password);
        return true;
    }
}
