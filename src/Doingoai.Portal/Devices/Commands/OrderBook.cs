using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>Keeps orders and, once they are given, their commands: both in one transaction.</summary>
internal sealed class OrderBook(IDbContextFactory<PortalDb> dbs, Outbox outbox, OrderNews news, TimeProvider time)
{
    // Two orders in the same instant: the sequence is unique, the loser counts again.
    private const int Attempts = 5;
    private const int AtOnce = 500;

    public async Task AddAsync(DeviceOrder order, ICommandKind kind, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        db.Add(order);
        await SaveAsync(db, order, kind, cancel);
    }

    /// <summary>Saves what happened to the order and, if it is given now, writes its commands.</summary>
    public async Task SaveAsync(PortalDb db, DeviceOrder order, ICommandKind kind, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var commands = order.State == OrderState.Given ? await CommandsAsync(db, order, kind, cancel) : [];
            db.AddRange(commands);
            try
            {
                await db.SaveChangesAsync(cancel);
                break;
            }
            catch (DbUpdateConcurrencyException)
            {
                throw new RuleException("order.not-open"); // somebody else decided in this moment
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Somebody else took a number: everything but the order is written anew, its lines of the audit, too.
                foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added && entry.Entity != order).ToList()) entry.State = EntityState.Detached;
            }
        }

        foreach (var target in order.To) outbox.Wake(target.Device);
        news.Tell();
    }

    /// <summary>Ends proposals nobody decided about.</summary>
    public async Task LapseAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var orders = await db.Set<DeviceOrder>().Where(order => order.State == OrderState.Proposed && order.DecideBefore <= now).ToListAsync(cancel);
        if (orders.Count == 0) return;
        foreach (var order in orders) order.Lapse(now);
        await db.SaveChangesAsync(cancel);
        news.Tell();
    }

    private async Task<List<CommandRow>> CommandsAsync(PortalDb db, DeviceOrder order, ICommandKind kind, CancellationToken cancel)
    {
        var next = new Dictionary<Guid, long>();
        foreach (var devices in order.To.Select(target => target.Device).Distinct().Chunk(AtOnce))
            foreach (var last in await db.Set<CommandRow>().Where(row => devices.Contains(row.Device)).GroupBy(row => row.Device)
                         .Select(rows => new { Device = rows.Key, Sequence = rows.Max(row => row.Sequence) }).ToListAsync(cancel))
                next[last.Device] = last.Sequence;

        var (now, validity) = (time.GetUtcNow(), TimeSpan.FromSeconds(order.ValiditySeconds));
        return
        [
            .. order.To.Select(target => new CommandRow(
                target, next[target.Device] = next.GetValueOrDefault(target.Device) + 1, order.Name, order.Args, order.Id, order.OrderedBy, now, validity, kind.Patience)),
        ];
    }
}
