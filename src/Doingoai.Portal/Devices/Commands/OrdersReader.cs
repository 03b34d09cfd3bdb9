using System.Text.Json;
using Doingoai.Portal.Devices.Api;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>Reads orders with what became of them.</summary>
internal sealed class OrdersReader(IDbContextFactory<PortalDb> dbs, TimeProvider time)
{
    private const int Most = 50;

    private static readonly TimeSpan Back = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<OrderAnswer>> LatestAsync(CancellationToken cancel)
    {
        var since = time.GetUtcNow() - Back;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var orders = await db.Set<DeviceOrder>().AsNoTracking().Where(order => order.OrderedAt > since).OrderByDescending(order => order.OrderedAt).Take(Most).ToListAsync(cancel);
        return await AnswersAsync(db, orders, cancel);
    }

    public async Task<OrderAnswer?> FindAsync(Guid id, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var orders = await db.Set<DeviceOrder>().AsNoTracking().Where(order => order.Id == id).ToListAsync(cancel);
        return await AnswersAsync(db, orders, cancel) is [var answer] ? answer : null;
    }

    /// <summary>How many orders wait for a second person.</summary>
    public async Task<int> ProposedAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Set<DeviceOrder>().CountAsync(order => order.State == OrderState.Proposed, cancel);
    }

    private static async Task<IReadOnlyList<OrderAnswer>> AnswersAsync(PortalDb db, List<DeviceOrder> orders, CancellationToken cancel)
    {
        var ids = orders.ConvertAll(order => (Guid?)order.Id);
        var commands = (await db.Set<CommandRow>().AsNoTracking().Where(row => ids.Contains(row.Order)).OrderBy(row => row.AcceptedAt).ToListAsync(cancel)).ToLookup(row => row.Order!.Value);
        var people = orders.SelectMany(order => new[] { order.OrderedBy, order.DecidedBy ?? order.OrderedBy }).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(user => people.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancel);
        return
        [
            .. orders.Select(order => new OrderAnswer(
                order.Id, order.Name, order.Args is null ? null : JsonElement.Parse(order.Args), order.Scope, order.ScopeId, order.State,
                order.OrderedBy, names.GetValueOrDefault(order.OrderedBy), order.OrderedAt, order.DecideBefore,
                order.DecidedBy is { } decided ? names.GetValueOrDefault(decided) : null, order.DecidedAt, order.To, [.. commands[order.Id].Select(CommandAnswer.Of)])),
        ];
    }
}
