using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>The volume of the machine. Proven by the volume read back.</summary>
internal sealed class Volume : ICommandKind
{
    public string Key => CommandNames.Volume;

    public bool IsProven(CommandRow command, CommandResult result, Witness by) =>
        CommandArgs.Read<VolumeArgs>(command.Arguments) is { } wanted && CommandArgs.Read<VolumeProof>(result.Body) is { } read && read.Percent == wanted.Percent;
}
