using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>Sends what was ordered, in sequence, once per connection; a device that got it before answers by its id.</summary>
internal sealed class CommandOutbox(IDbContextFactory<PortalDb> dbs, CommandKinds kinds, OrderNews news, TimeProvider time)
{
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

        foreach (var row in rows.Where(row => !session.Sent.Commands.ContainsKey(row.Id) && MayTake(session, row)))
        {
            var command = new Command(row.Id, row.Sequence, row.Name, row.NotAfter.ToUnixTimeMilliseconds(), row.Screen, row.Arguments);
            if (!session.TrySend(Envelope.Of(DownTypes.Command, command, now, row.Screen))) break;
            session.Sent.Commands[row.Id] = 0;
            row.Send(session.Run, now);
        }

        try
        {
            if (await db.SaveChangesAsync(cancel) > 0) news.Tell();
        }
        catch (DbUpdateConcurrencyException)
        {
            // A device has answered already: its order is past being sent.
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

    // A restart that ended the run it was sent to must not end the next one, too.
    private bool MayTake(DeviceSession session, CommandRow row) => row.Run is null || row.Run == session.Run || kinds.Find(row.Name)?.EndsRun != true;
}
