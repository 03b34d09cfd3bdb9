using Microsoft.AspNetCore.Identity;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>Signs a person in by password. One answer for every refusal, after the same work: who has an account is not told.</summary>
internal sealed partial class SignIn(SignInManager<User> signIn, UserManager<User> users, TimeProvider time, ILogger<SignIn> logger)
{
    private static readonly User Nobody = new() { UserName = "nobody" };

    private static readonly string NobodysHash = new PasswordHasher<User>().HashPassword(Nobody, Guid.NewGuid().ToString());

    public async Task<User?> RunAsync(string name, string password)
    {
        var user = await users.FindByNameAsync(name);
        if (user is null || user.LeftAt <= time.GetUtcNow())
        {
            users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, password);
            LogRefused("unknown");
            return null;
        }

        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        if (!result.Succeeded) LogRefused(result.ToString());
        return result.Succeeded ? user : null;
    }

    [LoggerMessage(LogLevel.Warning, "A sign-in was refused: {Reason}.")]
    private partial void LogRefused(string reason);
}
