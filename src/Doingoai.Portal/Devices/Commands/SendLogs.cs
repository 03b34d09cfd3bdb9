using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Commands;

/// <summary>The last lines of the log of the agent. Proven by the text itself, uploaded and cleaned here.</summary>
internal sealed class SendLogs : ICommandKind
{
    public string Key => CommandNames.SendLogs;

    public bool IsProven(CommandRow command, CommandResult result, Witness by) => command.Log is not null;
}
