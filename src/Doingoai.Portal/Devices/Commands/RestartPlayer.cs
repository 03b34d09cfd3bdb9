using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>Starts the agent anew. Proven by a run that is not the one that got the order.</summary>
internal sealed class RestartPlayer : ICommandKind
{
    public string Key => CommandNames.RestartPlayer;

    public bool EndsRun => true;

    public TimeSpan Patience => TimeSpan.FromMinutes(3);

    public bool IsProven(CommandRow command, CommandResult result, Witness by) =>
        command.Run is not null && command.Run != by.Run && CommandArgs.Read<RestartProof>(result.Body) is { } read && read.Run == by.Run;
}
