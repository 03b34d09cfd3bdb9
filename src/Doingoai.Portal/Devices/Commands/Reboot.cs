using System.Text.Json;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>Boots the machine. Proven by another run that reads another boot id.</summary>
internal sealed class Reboot : ICommandKind
{
    public string Key => CommandNames.Reboot;

    public bool EndsRun => true;

    public TimeSpan Patience => TimeSpan.FromMinutes(8);

    public bool IsGrave(JsonElement? args) => true;

    public bool IsProven(CommandRow command, CommandResult result, Witness by) =>
        command.Run is not null && command.Run != by.Run && CommandArgs.Read<RestartProof>(result.Body) is { } read && read.Run == by.Run && read.Boot != read.BootBefore;
}
