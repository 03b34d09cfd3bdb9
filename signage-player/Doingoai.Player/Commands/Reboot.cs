using Doingoai.Player.Machines;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Commands;

/// <summary>Boots the machine; done when the kernel says it is another boot.</summary>
internal sealed class Reboot(IMachineControl machine, TimeProvider time) : ICommand
{
    public string Name => CommandNames.Reboot;

    /// <summary>A machine may take its time to end what runs on it.</summary>
    public TimeSpan Patience => TimeSpan.FromMinutes(3);

    public async Task<CommandOutcome> RunAsync(Command command, CancellationToken cancel)
    {
        if (await machine.RebootAsync(cancel) is { } refusal) return new(CommandState.Failed, refusal);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, cancel);
        return CommandOutcome.Done;
    }

    public CommandOutcome Resume(BegunCommand begun, RestartProof now) => now.Boot == now.BootBefore
        ? new(CommandState.Failed, "notRebooted", ProtocolJson.ToElement(now)) : new(CommandState.Done, Body: ProtocolJson.ToElement(now));
}
