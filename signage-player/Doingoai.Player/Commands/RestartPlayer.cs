using Doingoai.Player.Machines;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Commands;

/// <summary>Ends the agent so that it is started anew; the next run says that it is another one.</summary>
internal sealed class RestartPlayer(IMachineControl machine, TimeProvider time) : ICommand
{
    public string Name => CommandNames.RestartPlayer;

    public async Task<CommandOutcome> RunAsync(Command command, CancellationToken cancel)
    {
        if (await machine.RestartPlayerAsync(cancel) is { } refusal) return new(CommandState.Failed, refusal);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, cancel); // it ends with this run, or was no restart
        return CommandOutcome.Done;
    }

    public CommandOutcome Resume(BegunCommand begun, RestartProof now) => new(CommandState.Done, Body: ProtocolJson.ToElement(now));
}
