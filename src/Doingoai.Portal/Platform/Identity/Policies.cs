using Microsoft.AspNetCore.Authorization;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>Policy names: one per permission, for <c>RequireAuthorization</c> and <c>[Authorize(Policy = …)]</c>.</summary>
public static class Policies
{
    public const string UseAdmin = nameof(Permission.UseAdmin);
    public const string WriteContent = nameof(Permission.WriteContent);
    public const string PublishPortal = nameof(Permission.PublishPortal);
    public const string PublishScreens = nameof(Permission.PublishScreens);
    public const string RecallContent = nameof(Permission.RecallContent);
    public const string ManageMedia = nameof(Permission.ManageMedia);
    public const string ArrangeScreens = nameof(Permission.ArrangeScreens);
    public const string ShowNow = nameof(Permission.ShowNow);
    public const string ManageScreens = nameof(Permission.ManageScreens);
    public const string WatchBoard = nameof(Permission.WatchBoard);
    public const string CommandDevices = nameof(Permission.CommandDevices);
    public const string EnrolDevices = nameof(Permission.EnrolDevices);
    public const string ManagePeople = nameof(Permission.ManagePeople);
    public const string ReadAudit = nameof(Permission.ReadAudit);
    public const string ImportContent = nameof(Permission.ImportContent);
    public const string AnswerReaders = nameof(Permission.AnswerReaders);
    public const string ReadReports = nameof(Permission.ReadReports);

    /// <summary>The caller is an enrolled device with a valid token for plain HTTP.</summary>
    public const string Device = "Device";

    /// <summary>Adds one policy per permission.</summary>
    public static void AddPermissionPolicies(this AuthorizationBuilder authorization)
    {
        foreach (var permission in Enum.GetValues<Permission>())
            authorization.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)));
    }
}

/// <summary>Answered from the database (cached at most 5 s), never from claims of a circuit.</summary>
internal sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;
