using Doingoai.Player.Kiosk;

namespace Doingoai.Player.Tests.Kiosk;

public sealed class ConnectorTests
{
    // As the programs of X.Org 21 write it.
    private const string Wall = """
        Screen 0: minimum 320 x 200, current 4920 x 1920, maximum 16384 x 16384
        eDP-1 disconnected primary (normal left inverted right x axis y axis)
        HDMI-1 connected 3840x2160+0+0 (normal left inverted right x axis y axis) 1210mm x 680mm
           3840x2160     30.00*+  25.00    24.00
           1920x1080i    60.00    50.00
           1920x1080     60.00    59.94    50.00
           1280x720      60.00
        HDMI-2 connected 1080x1920+3840+0 left (normal left inverted right x axis y axis) 527mm x 296mm
           1920x1080     60.00 +
           1600x900      60.00*
        DP-1 disconnected 1024x768+0+0 (normal left inverted right x axis y axis) 0mm x 0mm
          1024x768 (0x4b) 65.000MHz -HSync -VSync
        DP-2 connected (normal left inverted right x axis y axis)
           1366x768      59.79 +
        """;

    [Fact]
    public void Connectors_are_read_with_their_places_and_modes()
    {
        var connectors = Connector.Read(Wall.ReplaceLineEndings("\n"));

        Assert.Equal(["eDP-1", "HDMI-1", "HDMI-2", "DP-1", "DP-2"], connectors.Select(one => one.Name));
        Assert.Equal([false, true, true, false, true], connectors.Select(one => one.IsConnected));
        Assert.Equal([null, new(0, 0, 3840, 2160), new(3840, 0, 1080, 1920), new(0, 0, 1024, 768), null], connectors.Select(one => one.Place));
        Assert.Equal([false, false, true, false, false], connectors.Select(one => one.IsTurned));
        Assert.Equal([(3840, 2160), (1920, 1080), (1280, 720)], connectors[1].Modes);
    }

    [Fact]
    public void The_displays_own_resolution_comes_first() => Assert.Equal([(1920, 1080), (1600, 900)], Connector.Read(Wall)[2].Modes);

    [Theory]
    [InlineData("")]
    [InlineData("Can't open display :0")]
    [InlineData("   1920x1080     60.00*+")]
    [InlineData("HDMI-1 connected 99999999x1+0+0")]
    public void What_is_not_understood_is_not_guessed(string text) => Assert.DoesNotContain(Connector.Read(text), one => one.Place is not null || one.Modes.Count > 0);
}
