using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>The second person's yes or no.</summary>
internal sealed class DecideOrder(IDbContextFactory<PortalDb> dbs, OrderTargets targets, CommandKinds kinds, OrderBook book, TimeProvider time)
{
    /// <summary>The order as decided; <c>null</c> if there is none.</summary>
    public async Task<DeviceOrder?> RunAsync(Guid id, bool isConfirmed, Person by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Set<DeviceOrder>().FindAsync([id], cancel) is not { } order) return null;

        await targets.DemandAsync(order, by, cancel);
        if (isConfirmed) order.Confirm(by, time.GetUtcNow());
        else order.Refuse(by, time.GetUtcNow());
        await book.SaveAsync(db, order, kinds.Find(order.Name)!, cancel);
        return order;
    }
}
