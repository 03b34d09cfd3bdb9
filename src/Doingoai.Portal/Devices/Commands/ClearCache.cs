using System.Text.Json;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>Deletes media no plan needs. Proven by what the device counted.</summary>
internal sealed class ClearCache : ICommandKind
{
    public string Key => CommandNames.ClearCache;

    public bool IsGrave(JsonElement? args) => true;

    public bool IsProven(CommandRow command, CommandResult result, Witness by) => CommandArgs.Read<ClearCacheProof>(result.Body) is { Files: >= 0, Bytes: >= 0 };
}
