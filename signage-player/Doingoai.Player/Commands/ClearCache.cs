using Doingoai.Player.Playback;
using Doingoai.Player.Storage;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Commands;

/// <summary>Deletes media that neither the current nor the previous plan needs, and loads the renderer anew, which drops what it kept.</summary>
internal sealed class ClearCache(MediaStore media, Mailbox mailbox, Screens screens, IRendererPort renderer) : ICommand
{
    public string Name => CommandNames.ClearCache;

    public async Task<CommandOutcome> RunAsync(Command command, CancellationToken cancel)
    {
        var needed = new TaskCompletionSource<IReadOnlySet<string>>(TaskCreationOptions.RunContinuationsAsynchronously);
        await mailbox.PostAsync(() => needed.TrySetResult(screens.Needed()), cancel);
        var before = media.Usage();
        await media.ClearAsync(await needed.Task.WaitAsync(cancel));
        var after = media.Usage();
        if (!await renderer.ReloadAsync(cancel)) return new(CommandState.Failed, "notBack");

        var gone = new ClearCacheProof(Math.Max(0, before.Files - after.Files), Math.Max(0, before.Bytes - after.Bytes));
        return new(CommandState.Done, Body: ProtocolJson.ToElement(gone));
    }
}
