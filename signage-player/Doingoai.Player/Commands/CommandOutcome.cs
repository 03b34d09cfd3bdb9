using System.Text.Json;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Commands;

/// <summary>How an order ended, and what proves it.</summary>
internal sealed record CommandOutcome(CommandState State, string? Reason = null, JsonElement? Body = null)
{
    public static CommandOutcome Done { get; } = new(CommandState.Done);
}
