using Doingoai.Player.Link;
using Doingoai.Player.Playback;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Commands;

/// <summary>The real pixels of a screen, put where the portal expects them.</summary>
internal sealed class Screenshot(IRendererPort renderer, PortalHttp http) : ICommand
{
    public string Name => CommandNames.Screenshot;

    public async Task<CommandOutcome> RunAsync(Command command, CancellationToken cancel)
    {
        if (command.Screen is not { } screen) return new(CommandState.Failed, "noScreen");
        if (await renderer.ScreenshotAsync(screen, cancel) is not { Length: > 0 } picture) return new(CommandState.Failed, "noPixels");
        if (picture.Length > Routes.MaxScreenshotBytes) return new(CommandState.Failed, "tooLarge");

        await http.PutAsync(Routes.Screenshot(command.Id), picture, picture[0] == 0xFF ? "image/jpeg" : "image/png", cancel);
        return CommandOutcome.Done;
    }
}
