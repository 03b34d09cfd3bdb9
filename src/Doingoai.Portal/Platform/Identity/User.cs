using Doingoai.Portal.Platform.Auditing;
using Microsoft.AspNetCore.Identity;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>A person with an account. Accounts end, they are not deleted: what the person did stays attributed.</summary>
[Audited(
    Except = [nameof(SecurityStamp), nameof(ConcurrencyStamp), nameof(AccessFailedCount), nameof(NormalizedUserName), nameof(NormalizedEmail)],
    Secret = [nameof(PasswordHash)])]
public sealed class User : IdentityUser<Guid>
{
    /// <summary>As shown beside what the person wrote, approved or did.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The organisation unit the person works for.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>Language of the admin for this person: vi, en or zh.</summary>
    public string Language { get; set; } = Languages.Vietnamese;

    /// <summary>From then on the account opens nothing.</summary>
    public DateTimeOffset? LeftAt { get; set; }
}
