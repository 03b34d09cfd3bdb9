using System.Text.Json;
using Doingoai.Portal.Devices.Commands;

namespace Doingoai.Portal.Devices.Api;

/// <summary>An order and what became of it on each target.</summary>
/// <param name="By">Who ordered it.</param>
/// <param name="DecidedBy">Who confirmed or refused it.</param>
/// <param name="Targets">Devices and screens meant.</param>
/// <param name="Commands">One per target, once it is given.</param>
internal sealed record OrderAnswer(
    Guid Id, string Name, JsonElement? Args, OrderScope Scope, string? ScopeId, OrderState State, Guid ById, string? By, DateTimeOffset At,
    DateTimeOffset? DecideBefore, string? DecidedBy, DateTimeOffset? DecidedAt, IReadOnlyList<CommandTarget> Targets, IReadOnlyList<CommandAnswer> Commands);
