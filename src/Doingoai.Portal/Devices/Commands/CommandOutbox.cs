using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>Sends what was ordered, in sequence, once per connection; a device that got it before answers by its id.</summary>
internal sealed class CommandOutbox(IDbContextFactory<PortalDb> dbs, CommandKinds kinds, OrderNews news, TimeProvider time)
{
    private const int Attempts = 5;

    /// <summary>Those of the devices for which orders wait, asked once for all of them.</summary>
    public async Task<IReadOnlySet<Guid>> WaitingAsync(IReadOnlyCollection<Guid> devices, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return (await db.Set<CommandRow>().Where(row => devices.Contains(row.Device) && row.State <= CommandState.Received && row.NotAfter > now)
            .Select(row => row.Device).Distinct().ToListAsync(cancel)).ToHashSet();
    }

    public async Task DeliverAsync(DeviceSession session, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await db.Set<CommandRow>()
            .Where(row => row.Device == session.Device && row.State <= CommandState.Received && row.NotAfter > now)
            .OrderBy(row => row.Sequence).ToListAsync(cancel);

        var sent = new List<Guid>();
        foreach (var row in rows.Where(row => !session.Sent.Commands.ContainsKey(row.Id) && MayTake(session, row)))
        {
            var command = new Command(row.Id, row.Sequence, row.Name, row.NotAfter.ToUnixTimeMilliseconds(), row.Screen, row.Arguments);
            if (!session.TrySend(Envelope.Of(DownTypes.Command, command, now, row.Screen))) break;
            session.Sent.Commands[row.Id] = 0;
            row.Send(session.Run, now);
            sent.Add(row.Id);
        }

        try
        {
            await MarkAsync(db, sent, session.Run, now, cancel);
        }
        catch
        {
            // The next tick sends them anew and marks them then; a device knows an order by its id.
            foreach (var id in sent) session.Sent.Commands.TryRemove(id, out _);
            throw;
        }
    }

    /// <summary>Ends the orders whose time is over.</summary>
    public async Task ExpireAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await db.Set<CommandRow>().Where(row => row.State <= CommandState.Received && row.NotAfter <= now).ToListAsync(cancel);
        foreach (var row in rows) row.Expire(now);
        if (await db.SaveChangesAsync(cancel) > 0) news.Tell();
    }

    // A fast device answers the first while the last is still being sent: its row has moved on, and those sent with it are still to be marked.
    private async Task MarkAsync(PortalDb db, List<Guid> sent, string run, DateTimeOffset at, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await db.SaveChangesAsync(cancel) > 0) news.Tell();
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                db.ChangeTracker.Clear(); // as they stand now, and without the lines of the audit that were not written
                foreach (var row in await db.Set<CommandRow>().Where(row => sent.Contains(row.Id)).ToListAsync(cancel)) row.Send(run, at);
            }
        }
    }

    // A restart that ended the run it was sent to must not end the next one, too.
    private bool MayTake(DeviceSession session, CommandRow row) => row.Run is null || row.Run == session.Run || kinds.Find(row.Name)?.EndsRun != true;
}
