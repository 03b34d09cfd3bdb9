using Doingoai.Player.Machines;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Commands;

/// <summary>Switches the displays and says how they are then.</summary>
internal sealed class DisplayPower(IMachineControl machine) : ICommand
{
    public string Name => CommandNames.DisplayPower;

    public async Task<CommandOutcome> RunAsync(Command command, CancellationToken cancel)
    {
        var wanted = CommandArgs.Read<DisplayPowerArgs>(command.Args)!.On;
        var read = await machine.SetDisplayPowerAsync(wanted, cancel);
        if (read.Value is not { } on) return new(CommandState.Failed, read.Refusal);
        return new(on == wanted ? CommandState.Done : CommandState.Failed, on == wanted ? null : "notAsWanted", ProtocolJson.ToElement(new DisplayPowerProof(on)));
    }
}
