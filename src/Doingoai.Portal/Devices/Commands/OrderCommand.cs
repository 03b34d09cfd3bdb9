using System.Text.Json;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>An order to one machine, for programs: what it answers is the command itself. Grave ones to several screens go by an order.</summary>
internal sealed class OrderCommand(GiveOrder give, CommandKinds kinds, IFleet fleet, IDbContextFactory<PortalDb> dbs)
{
    /// <summary>The command, or <c>null</c> if there is no such device.</summary>
    public async Task<CommandRow?> RunAsync(Guid device, string name, Guid? screen, JsonElement? args, Person by, CancellationToken cancel)
    {
        if (kinds.Find(name) is not { } kind) throw new RuleException("command.unknown");
        if (await fleet.DeviceAsync(device, cancel) is not { } info) return null;
        if (kind.NeedsScreen && screen is null) throw new RuleException("command.needs-screen");
        if (screen is { } named && info.Screens.All(one => one.Id != named)) throw new RuleException("command.foreign-screen");
        if (kind.IsGrave(args) && info.Screens.Count() > 1) throw new RuleException("command.needs-second");

        var wanted = screen is { } one ? new WantedOrder(name, OrderScope.Screen, one.ToString("N"), args) : new(name, OrderScope.Device, device.ToString("N"), args);
        if (await give.RunAsync(wanted, by, cancel) is not { } order) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Set<CommandRow>().FirstOrDefaultAsync(row => row.Order == order.Id, cancel);
    }
}
