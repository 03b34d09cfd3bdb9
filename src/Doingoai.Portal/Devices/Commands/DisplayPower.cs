using System.Text.Json;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>The power of the displays. Proven by their state read back.</summary>
internal sealed class DisplayPower : ICommandKind
{
    public string Key => CommandNames.DisplayPower;

    public bool IsGrave(JsonElement? args) => CommandArgs.Read<DisplayPowerArgs>(args) is not { On: true };

    public bool IsProven(CommandRow command, CommandResult result, Witness by) =>
        CommandArgs.Read<DisplayPowerArgs>(command.Arguments) is { } wanted && CommandArgs.Read<DisplayPowerProof>(result.Body) is { } read && read.On == wanted.On;
}
