using Doingoai.Player.Diagnostics;
using Doingoai.Player.Link;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Commands;

/// <summary>Puts the last lines of the log where the portal expects them.</summary>
internal sealed class SendLogs(RecentLog log, PortalHttp http) : ICommand
{
    public string Name => CommandNames.SendLogs;

    public async Task<CommandOutcome> RunAsync(Command command, CancellationToken cancel)
    {
        await http.PutAsync(Routes.Logs(command.Id), log.ToBytes(Routes.MaxLogBytes), "text/plain", cancel);
        return CommandOutcome.Done;
    }
}
