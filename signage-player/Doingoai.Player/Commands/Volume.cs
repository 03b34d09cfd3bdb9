using Doingoai.Player.Machines;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Commands;

/// <summary>Sets the volume of the machine and says what it is then.</summary>
internal sealed class Volume(IMachineControl machine) : ICommand
{
    public string Name => CommandNames.Volume;

    public async Task<CommandOutcome> RunAsync(Command command, CancellationToken cancel)
    {
        var wanted = CommandArgs.Read<VolumeArgs>(command.Args)!.Percent;
        var read = await machine.SetVolumeAsync(wanted, cancel);
        if (read.Value is not { } percent) return new(CommandState.Failed, read.Refusal);
        return new(percent == wanted ? CommandState.Done : CommandState.Failed, percent == wanted ? null : "notAsWanted", ProtocolJson.ToElement(new VolumeProof(percent)));
    }
}
