using Doingoai.Player.Playback;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Commands;

/// <summary>
/// Says for a while which screen this is. What it shows comes from this machine alone: a name the portal could write would be
/// a way to put words on a screen.
/// </summary>
internal sealed class Identify(Mailbox mailbox, Screens screens, string name, TimeProvider time) : ICommand
{
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(10);

    public string Name => CommandNames.Identify;

    public async Task<CommandOutcome> RunAsync(Command command, CancellationToken cancel)
    {
        await NoticeAsync(command.Screen, screen => $"{name}\n{screen.ToString("N")[^6..].ToUpperInvariant()}", cancel);
        try
        {
            await Task.Delay(Shown, time, cancel);
        }
        finally
        {
            await NoticeAsync(command.Screen, _ => null, CancellationToken.None);
        }

        return CommandOutcome.Done;
    }

    private async Task NoticeAsync(Guid? only, Func<Guid, string?> notice, CancellationToken cancel) =>
        await mailbox.PostAsync(
            () =>
            {
                foreach (var player in screens.All.Where(p => only is null || p.Id == only)) player.Notice(notice(player.Id));
            },
            cancel);
}
