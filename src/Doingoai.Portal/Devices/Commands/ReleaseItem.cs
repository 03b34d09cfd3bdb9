using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>Lets a device play again what it passes over. Proven by what the device looked up afterwards; its next heartbeat says it, too.</summary>
internal sealed class ReleaseItem : ICommandKind
{
    public string Key => CommandNames.ReleaseItem;

    public bool IsProven(CommandRow command, CommandResult result, Witness by) =>
        CommandArgs.Read<ReleaseItemProof>(result.Body) is { } read && CommandArgs.Read<ReleaseItemArgs>(command.Arguments)?.Key == read.Key;
}
