using System.Text.Json;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>
/// Writes an order down. The outbox sends it to each target, now or when it is back, while it counts; what is grave for more
/// than one screen first waits for a second person.
/// </summary>
internal sealed class GiveOrder(OrderTargets targets, CommandKinds kinds, OrderBook book, IOptions<DevicesOptions> options, TimeProvider time)
{
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The order, or <c>null</c> if nothing like the scope exists.</summary>
    public async Task<DeviceOrder?> RunAsync(WantedOrder wanted, Person by, CancellationToken cancel)
    {
        if (kinds.Find(wanted.Name) is not { } kind) throw new RuleException("command.unknown");
        if (!CommandArgs.AreValid(wanted.Name, wanted.Args)) throw new RuleException("command.arguments");
        var validity = wanted.Validity ?? TimeSpan.FromMilliseconds(options.Value.CommandMs);
        if (validity < Shortest || validity > Longest) throw new RuleException("command.validity");
        if (await targets.FindAsync(kind, wanted.Scope, wanted.ScopeId, by, cancel) is not var (to, screens)) return null;

        var now = time.GetUtcNow();
        DateTimeOffset? decideBefore = screens > 1 && kind.IsGrave(wanted.Args) ? now.AddMilliseconds(options.Value.SecondPersonMs) : null;
        var args = wanted.Args is { } given ? JsonSerializer.Serialize(given) : null; // without the blanks somebody may have put in
        var order = new DeviceOrder(wanted.Name, args, wanted.Scope, wanted.ScopeId, to, validity, by, now, decideBefore);
        await book.AddAsync(order, kind, cancel);
        return order;
    }
}

/// <summary>What somebody wants done.</summary>
/// <param name="ScopeId">Id of screen, device or cluster, or key of the screen class.</param>
/// <param name="Validity">How long it may be begun; <c>null</c>: as usual.</param>
internal sealed record WantedOrder(string Name, OrderScope Scope, string ScopeId, JsonElement? Args = null, TimeSpan? Validity = null);
