using Doingoai.Player.Kiosk;
using Doingoai.Player.Local;
using Doingoai.Player.Tests.Fixtures;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.Player.Tests.Kiosk;

/// <summary>Real Chromium on a real X server without a window manager, as on a kiosk.</summary>
[Trait("Starts", "browser")]
public sealed class DisplayTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_output_covers_its_display_with_the_approved_pixels_whatever_happens_to_the_displays()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        await using var x = await XServer.StartAsync(renderer.Folder, Cancel);
        x.Run("xrandr", "--addmode", "DUMMY1", "800x600");
        x.Run("xrandr", "--output", "DUMMY1", "--mode", "800x600", "--right-of", "DUMMY0");
        var (wide, small) = (renderer.Media.Picture(1024, 576, seed: 5), renderer.Media.Picture(800, 600, seed: 100));
        renderer.Port.Show(AView.Of(AView.Placed(1024, 576, output: "dummy0", id: Guid.NewGuid()), 7, (AView.Slide("wide", wide), 60_000)));
        renderer.Port.Show(AView.Of(AView.Placed(800, 600, output: "second", id: Guid.NewGuid()), 7, (AView.Slide("small", small), 60_000)));

        await renderer.StartBrowserAsync(browser: x.Chromium, programs: x.Programs);
        await renderer.Events.DrawnAsync("wide");
        await renderer.Events.DrawnAsync("small");
        await ShownAsync();
        Assert.Null(renderer.Events.Lack);

        // A set that is switched off and on again may come back with another resolution.
        x.Run("xrandr", "--output", "DUMMY0", "--mode", "640x480");
        await ShownAsync();

        renderer.Port.Show(AView.Of(AView.Placed(320, 200, output: "third", id: Guid.NewGuid()), 7, (AView.Slide("wide", wide), 60_000)));
        await RecordedEvents.UntilAsync(() => renderer.Events.Lack == "third: no display", "the missing display is told");

        async Task ShownAsync()
        {
            var (left, right) = (Pixels.Read(File.ReadAllBytes(renderer.Media.PathOf(wide)!)), Pixels.Read(File.ReadAllBytes(renderer.Media.PathOf(small)!)));
            var seen = x.Picture();
            bool IsRight() => (seen.Width, seen.Height) == (1824, 600) && seen.Part(0, 0, 1024, 576).DifferenceFrom(left) < 0.005 && seen.Part(1024, 0, 800, 600).DifferenceFrom(right) < 0.005;
            for (var began = TimeProvider.System.GetTimestamp(); !IsRight(); seen = x.Picture())
            {
                if (TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(60)) Assert.Fail($"The X screen is {seen.Width}×{seen.Height} and shows something else.");
                await Task.Delay(500, Cancel);
            }
        }
    }

    [Fact]
    public async Task A_display_that_cannot_be_arranged_is_covered_as_it_is_and_told()
    {
        using var folder = new TemporaryFolder();
        await using var x = await XServer.StartAsync(folder.Path, Cancel);
        x.Run("xrandr", "--output", "DUMMY0", "--mode", "800x600");
        IReadOnlyList<OutputInfo> outputs = [new("A", 640, 480, 0)];

        var refused = await new XDisplays(new(x.Refusing), TimeProvider.System, NullLogger<XDisplays>.Instance).ArrangeAsync(outputs, Cancel);

        Assert.Equal([new Area(0, 0, 800, 600)], refused!.Windows);
        Assert.Equal("X refuses to arrange its displays", refused.Lack);

        var granted = await new XDisplays(new(x.Programs), TimeProvider.System, NullLogger<XDisplays>.Instance).ArrangeAsync(outputs, Cancel);

        Assert.Equal([new Area(0, 0, 640, 480)], granted!.Windows);
        Assert.Null(granted.Lack);
    }
}
