using Doingoai.Player.Tests.Fixtures;

namespace Doingoai.Player.Tests.Kiosk;

/// <summary>Somebody plugs a keyboard into a kiosk: real keys, real X server, real Chromium.</summary>
[Trait("Starts", "browser")]
public sealed class KeyboardTests
{
    private const int Width = 1024;
    private const int Height = 576;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A new tab, windows of both kinds, another size, find, address, print, save, open, source, history, help, the menu,
    // another page of the session, leaving fullscreen.
    private static readonly string[] Shortcuts =
    [
        "ctrl+t", "ctrl+n", "ctrl+shift+n", "ctrl+plus", "ctrl+minus", "ctrl+f", "ctrl+l", "ctrl+p", "ctrl+s", "ctrl+o", "ctrl+u", "ctrl+h", "ctrl+r", "ctrl+w",
        "F1", "F3", "F5", "F6", "F7", "F10", "F11", "F12", "alt+f", "alt+Left", "alt+Home", "ctrl+shift+i", "ctrl+shift+Delete", "ctrl+shift+w", "shift+Escape", "XF86HomePage",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_key_of_the_browsers_own_takes_the_picture_away()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        await using var x = await XServer.StartAsync(renderer.Folder, Cancel);
        x.Run("xrandr", "--output", "DUMMY0", "--mode", $"{Width}x{Height}");
        var picture = renderer.Media.Picture(Width, Height, seed: 5);
        var right = Pixels.Read(File.ReadAllBytes(renderer.Media.PathOf(picture)!));
        renderer.Port.Show(AView.Of(AView.Placed(Width, Height, output: "dummy0", id: Guid.NewGuid()), 7, (AView.Slide("only", picture), 600_000)));
        var browser = await renderer.StartBrowserAsync(browser: x.Chromium, programs: x.Programs);
        await renderer.Events.DrawnAsync("only");
        await ShownAsync("the start");
        var process = browser.BrowserProcess;

        foreach (var keys in Shortcuts)
        {
            x.Run("xdotool", "key", keys);
            await Task.Delay(300, Cancel);
            await ShownAsync(keys);
            Assert.True(process == browser.BrowserProcess, $"{keys} had the browser started anew");
        }

        async Task ShownAsync(string after)
        {
            for (var began = TimeProvider.System.GetTimestamp(); x.Picture() is var seen && seen.Part(0, 0, Width, Height).DifferenceFrom(right) > 0.005; await Task.Delay(250, Cancel))
                if (TimeProvider.System.GetElapsedTime(began) > Patience) Assert.Fail($"After {after} the screen shows something else.");
        }
    }
}
