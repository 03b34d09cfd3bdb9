using Doingoai.Player.Playback;
using Doingoai.Player.Time;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Commands;

/// <summary>Loads the renderer anew; done when it has drawn a frame again.</summary>
internal sealed class Reload(IRendererPort renderer, DrawnLog drawn, PlayerClock clock) : ICommand
{
    public string Name => CommandNames.Reload;

    public async Task<CommandOutcome> RunAsync(Command command, CancellationToken cancel)
    {
        // Listens before it asks: a renderer that is quick has drawn before the answer is here, and may have nothing to draw after.
        var again = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Action done = () => again.TrySetResult();
        drawn.Changed += done;
        try
        {
            if (!await renderer.ReloadAsync(cancel)) return new(CommandState.Failed, "notBack");

            await again.Task.WaitAsync(cancel);
            return new(CommandState.Done, Body: ProtocolJson.ToElement(new { drawnAtMs = clock.NowMs }));
        }
        finally
        {
            drawn.Changed -= done;
        }
    }
}
