using Doingoai.Player.Playback;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Commands;

/// <summary>
/// Shows the test card for a while: outermost pixels, middle, colours, a tone. Its words are the machine's own name and the
/// size from the signed manifest, nothing the portal could write.
/// </summary>
internal sealed class TestCard(Mailbox mailbox, Screens screens, string name, TimeProvider time) : ICommand
{
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(60);

    public string Name => CommandNames.TestCard;

    public async Task<CommandOutcome> RunAsync(Command command, CancellationToken cancel)
    {
        await NoticeAsync(command.Screen, isShown: true, cancel);
        try
        {
            await Task.Delay(Shown, time, cancel);
        }
        finally
        {
            await NoticeAsync(command.Screen, isShown: false, CancellationToken.None);
        }

        return CommandOutcome.Done;
    }

    private async Task NoticeAsync(Guid? only, bool isShown, CancellationToken cancel) => await mailbox.PostAsync(
        () =>
        {
            foreach (var player in screens.All.Where(p => only is null || p.Id == only)) player.Notice(isShown ? Text(player.Holding.Active?.Screen) : null);
        },
        cancel);

    private string Text(Protocol.Manifests.ManifestScreen? screen) => $"testcard\n{name}\n{(screen is null ? "" : $"{screen.Width} × {screen.Height}")}";
}
