using System.ComponentModel.DataAnnotations;
using Doingoai.Portal.Platform.Auditing;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>Opens an account for a person and gives the first roles.</summary>
internal sealed class OpenAccount(Accounts accounts, IActor actor)
{
    public async Task<Guid> RunAsync(OpenAccountRequest request, CancellationToken cancel)
    {
        using var doing = actor.Do("account.open");
        if (string.IsNullOrWhiteSpace(request.DisplayName)) throw new RuleException("account.no-name");

        var user = await accounts.OpenAsync(request.User.Trim(), request.DisplayName.Trim(), request.Password);
        foreach (var role in request.Roles.Distinct()) await accounts.GrantAsync(user.Id, role, cancel);
        return user.Id;
    }
}

/// <summary>A new account.</summary>
public sealed record OpenAccountRequest(
    [property: Required, StringLength(64, MinimumLength = 2)] string User,
    [property: Required, StringLength(200, MinimumLength = 1)] string DisplayName,
    [property: Required, StringLength(256)] string Password,
    [property: Required, MaxLength(10)] IReadOnlyList<Role> Roles);
