using System.Text.Json;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>Loads the renderer anew. Proven by the first frame drawn after it, which the device reads back as <c>drawnAtMs</c>.</summary>
internal sealed class Reload : ICommandKind
{
    public string Key => CommandNames.Reload;

    public bool IsProven(CommandRow command, CommandResult result, Witness by) =>
        result.Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("drawnAtMs", out var drawn) && drawn.ValueKind == JsonValueKind.Number;
}
