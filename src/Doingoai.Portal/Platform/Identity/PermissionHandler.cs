using Microsoft.AspNetCore.Authorization;

namespace Doingoai.Portal.Platform.Identity;

internal sealed class PermissionHandler(IAccess access) : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.User.ToPerson() is { } person && await access.MayAsync(person.Id, requirement.Permission))
            context.Succeed(requirement);
    }
}
