using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Signage.Screens;

/// <summary>What a person may do with the screens of a cluster. Page and API go through here alike.</summary>
internal sealed class ScreenRights(IAccess access)
{
    /// <param name="cluster"><c>null</c> = everywhere.</param>
    public async Task DemandAsync(Person by, Permission permission, Guid? cluster, CancellationToken cancel)
    {
        if (!await access.MayAsync(by.Id, permission, new AccessScope(Cluster: cluster), cancel)) throw new RuleException("screens.not-allowed");
    }
}
