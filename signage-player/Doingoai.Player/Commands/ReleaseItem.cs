using Doingoai.Player.Playback;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Commands;

/// <summary>
/// Plays again what was passed over because it broke the renderer; its crashes count from nothing. Somebody has looked at it:
/// a mended browser or driver is why.
/// </summary>
/// <param name="released">Plans anew and says at once what is still passed over.</param>
internal sealed class ReleaseItem(Quarantine quarantine, Mailbox mailbox, Action released) : ICommand
{
    public string Name => CommandNames.ReleaseItem;

    public async Task<CommandOutcome> RunAsync(Command command, CancellationToken cancel)
    {
        var key = CommandArgs.Read<ReleaseItemArgs>(command.Args)!.Key;
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await mailbox.PostAsync(() => done.TrySetResult(Release(key)), cancel);
        return await done.Task.WaitAsync(cancel) ? new(CommandState.Done, Body: ProtocolJson.ToElement(new ReleaseItemProof(key))) : new(CommandState.Failed, "notPassedOver");
    }

    private bool Release(string key)
    {
        if (!quarantine.Release(key)) return false;
        released();
        return true;
    }
}
