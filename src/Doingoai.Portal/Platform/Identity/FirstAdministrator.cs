using Doingoai.Portal.Platform.Auditing;
using Microsoft.AspNetCore.Identity;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>Makes the first administrator by the set-up link and signs the person in. A refused name or password leaves the link valid.</summary>
internal sealed class FirstAdministrator(SetUpLink link, Accounts accounts, UserManager<User> users, SignInManager<User> signIn, IActor actor)
{
    private static readonly Person ByLink = new(Guid.Empty, "set-up link");

    public async Task<User> RunAsync(string token, string userName, string displayName, string password, CancellationToken cancel)
    {
        using var acting = actor.Be(ByLink);
        using var doing = actor.Do("account.first");
        if (string.IsNullOrWhiteSpace(displayName)) throw new RuleException("account.no-name");
        await CheckAsync(userName, password);
        if (!link.Use(token)) throw new RuleException("account.link-used");

        var user = await accounts.OpenAsync(userName, displayName.Trim(), password);
        await accounts.GrantAsync(user.Id, Role.Administrator, cancel);
        await signIn.SignInAsync(user, isPersistent: false);
        return user;
    }

    private async Task CheckAsync(string userName, string password)
    {
        var user = new User { UserName = userName };
        foreach (var rule in users.UserValidators) Accounts.Check(await rule.ValidateAsync(users, user));
        foreach (var rule in users.PasswordValidators) Accounts.Check(await rule.ValidateAsync(users, user, password));
    }
}
