using Doingoai.Player.Local;
using Doingoai.Player.Tests.Fixtures;

namespace Doingoai.Player.Tests.Local;

public sealed class OutputLayoutTests
{
    [Fact]
    public void An_output_is_as_large_as_its_screens_reach()
    {
        var output = OutputLayout.Of("led", [AView.Placed(1280, 800), AView.Placed(1280, 800, x: 1280), AView.Placed(1280, 800, x: 2560)]);
        Assert.Equal(new OutputInfo("led", 3840, 800, 0), output);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(270)]
    public void The_signal_of_an_upright_screen_lies_on_its_side(int rotation) =>
        Assert.Equal(new OutputInfo("kiosk", 1920, 1080, rotation), OutputLayout.Of("kiosk", [AView.Placed(1080, 1920, rotation: rotation)]));

    [Theory]
    [InlineData(0, 10, 20, 300, 200)]
    [InlineData(90, 1920 - 20 - 200, 10, 200, 300)]
    [InlineData(180, 1920 - 10 - 300, 1080 - 20 - 200, 300, 200)]
    [InlineData(270, 20, 1080 - 10 - 300, 200, 300)]
    public void A_screen_is_found_on_the_turned_signal(int rotation, int x, int y, int width, int height) =>
        Assert.Equal((x, y, width, height), OutputLayout.OnSignal(AView.Placed(300, 200, x: 10, y: 20, rotation: rotation), 1920, 1080));
}
