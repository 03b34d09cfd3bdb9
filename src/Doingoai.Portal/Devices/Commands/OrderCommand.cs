using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>Writes an order down; the outbox sends it, now or when the device is back, while it counts.</summary>
internal sealed class OrderCommand(
    IDbContextFactory<PortalDb> dbs, CommandKinds kinds, IFleet fleet, IAccess access, Outbox outbox, IOptions<DevicesOptions> options, TimeProvider time)
{
    // Two orders in the same instant: the sequence is unique, the loser counts again.
    private const int Attempts = 5;

    /// <summary>The order, or <c>null</c> if there is no such device.</summary>
    public async Task<CommandRow?> RunAsync(Guid device, string name, Guid? screen, Person by, CancellationToken cancel)
    {
        if (kinds.Find(name) is not { } kind) throw new RuleException("command.unknown");
        if (await fleet.DeviceAsync(device, cancel) is not { } info) return null;
        if (!await access.MayAsync(by.Id, Permission.CommandDevices, new(Cluster: info.Cluster), cancel)) throw new RuleException("command.not-your-cluster");
        if (kind.NeedsScreen && screen is null) throw new RuleException("command.needs-screen");
        if (screen is { } named && info.Screens.All(one => one.Id != named)) throw new RuleException("command.foreign-screen");

        var row = await AddAsync(device, name, screen, by, cancel);
        outbox.Wake(device);
        return row;
    }

    private async Task<CommandRow> AddAsync(Guid device, string name, Guid? screen, Person by, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            var last = await db.Set<CommandRow>().Where(row => row.Device == device).MaxAsync(row => (long?)row.Sequence, cancel) ?? 0;
            var row = new CommandRow(device, screen, last + 1, name, by, time.GetUtcNow(), TimeSpan.FromMilliseconds(options.Value.CommandMs));
            db.Add(row);
            try
            {
                await db.SaveChangesAsync(cancel);
                return row;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Somebody else took the number.
            }
        }
    }
}
