using Doingoai.Player.Kiosk;
using Doingoai.Player.Local;

namespace Doingoai.Player.Tests.Kiosk;

public sealed class DisplayPlanTests
{
    private static readonly (int, int)[] Hd = [(1920, 1080), (1280, 720)];

    private static Connector Connected(string name, Area? place = null, bool turned = false, params (int, int)[] modes) => new(name, true, place, turned, modes.Length > 0 ? modes : Hd);

    private static Connector Gone(string name, Area? place = null) => new(name, false, place, false, []);

    private static OutputInfo Output(string name, int width = 1920, int height = 1080) => new(name, width, height, 0);

    [Fact]
    public void What_stands_right_is_left_alone()
    {
        var plan = DisplayPlan.Of([Connected("HDMI-1", new(0, 0, 1920, 1080)), Gone("DP-1")], [Output("A")]);

        Assert.Equal([new Area(0, 0, 1920, 1080)], plan.Windows);
        Assert.Empty(plan.Changes);
        Assert.Null(plan.Lack);
    }

    [Fact]
    public void A_set_that_was_off_when_the_machine_started_gets_its_picture()
    {
        var plan = DisplayPlan.Of([Gone("DP-1"), Connected("HDMI-1")], [Output("A")]);

        Assert.Equal([new Area(0, 0, 1920, 1080)], plan.Windows);
        Assert.Equal("--output HDMI-1 --mode 1920x1080 --pos 0x0 --rotate normal --reflect normal", string.Join(' ', plan.Changes));
    }

    [Fact]
    public void Outputs_stand_side_by_side_by_name_and_else_from_left_to_right()
    {
        var plan = DisplayPlan.Of([Connected("DP-1", new(0, 0, 1920, 1080)), Connected("DP-2", new(1920, 0, 1920, 1080)), Connected("HDMI-1", new(0, 0, 1280, 720))],
            [Output("wall"), Output("hdmi-1", 1280, 720), Output("other")]);

        Assert.Equal([new Area(0, 0, 1920, 1080), new Area(1920, 0, 1280, 720), new Area(3200, 0, 1920, 1080)], plan.Windows);
        Assert.Equal(["DP-2", "HDMI-1"], plan.Changes.Where((_, index) => index > 0 && plan.Changes[index - 1] == "--output"));
    }

    [Theory]
    [InlineData(1920, 1080, 1920, 1080)] // exactly its size, although the set could show four times as much
    [InlineData(1152, 240, 3840, 2160)] // part of a signal: the display's own resolution
    [InlineData(1300, 700, 3840, 2160)]
    public void Pixels_are_not_scaled(int width, int height, int modeWidth, int modeHeight)
    {
        var plan = DisplayPlan.Of([Connected("HDMI-1", null, false, (3840, 2160), (1920, 1080), (1280, 720))], [Output("A", width, height)]);

        Assert.Equal([new Area(0, 0, modeWidth, modeHeight)], plan.Windows);
        Assert.Null(plan.Lack);
    }

    [Fact]
    public void A_display_whose_own_resolution_is_too_small_gets_the_next_that_is_large_enough()
    {
        var plan = DisplayPlan.Of([Connected("HDMI-1", null, false, (1366, 768), (3840, 2160), (1920, 1200))], [Output("A", 1900, 1000)]);

        Assert.Equal([new Area(0, 0, 1920, 1200)], plan.Windows);
    }

    [Fact]
    public void Too_few_pixels_are_told_and_what_fits_is_shown()
    {
        var plan = DisplayPlan.Of([Connected("HDMI-1")], [Output("A", 3840, 2160)]);

        Assert.Equal([new Area(0, 0, 1920, 1080)], plan.Windows);
        Assert.Equal("A: needs 3840×2160, HDMI-1 has 1920×1080", plan.Lack);
    }

    [Fact]
    public void A_display_that_is_switched_off_keeps_its_signal_and_is_told()
    {
        var plan = DisplayPlan.Of([Connected("DP-1", new(0, 0, 1920, 1080)), Gone("DP-2", new(1920, 0, 1920, 1080))], [Output("A"), Output("B")]);

        Assert.Equal([new Area(0, 0, 1920, 1080), new Area(1920, 0, 1920, 1080)], plan.Windows);
        Assert.Empty(plan.Changes);
        Assert.Equal("B: DP-2 is off or not plugged in", plan.Lack);
    }

    [Fact]
    public void A_cable_in_another_socket_takes_the_picture_along()
    {
        var plan = DisplayPlan.Of([Gone("HDMI-1", new(0, 0, 1920, 1080)), Connected("HDMI-2")], [Output("A")]);

        Assert.Equal([new Area(0, 0, 1920, 1080)], plan.Windows);
        Assert.Equal("--output HDMI-1 --off --output HDMI-2 --mode 1920x1080 --pos 0x0 --rotate normal --reflect normal", string.Join(' ', plan.Changes));
        Assert.Null(plan.Lack);
    }

    [Fact]
    public void An_output_without_a_display_has_no_window()
    {
        var plan = DisplayPlan.Of([Connected("HDMI-1", new(0, 0, 1920, 1080)), Gone("DP-1")], [Output("A"), Output("B")]);

        Assert.Equal([new Area(0, 0, 1920, 1080), null], plan.Windows);
        Assert.Equal("B: no display", plan.Lack);
    }

    [Fact]
    public void One_display_too_many_shows_what_the_first_shows()
    {
        var plan = DisplayPlan.Of([Connected("HDMI-1", new(0, 0, 1920, 1080)), Connected("HDMI-2"), Connected("HDMI-3", new(1920, 0, 1024, 768), false, (1024, 768))], []);

        Assert.Equal("--output HDMI-2 --mode 1920x1080 --pos 0x0 --rotate normal --reflect normal --output HDMI-3 --off", string.Join(' ', plan.Changes));
    }

    [Fact]
    public void What_x_turns_is_turned_back_for_pages_turn_themselves()
    {
        var plan = DisplayPlan.Of([Connected("HDMI-1", new(0, 0, 1080, 1920), turned: true)], [Output("A")]);

        Assert.Equal([new Area(0, 0, 1920, 1080)], plan.Windows);
        Assert.Contains("--rotate", plan.Changes);
    }

    [Fact]
    public void Where_nothing_can_be_arranged_windows_lie_where_the_displays_are()
    {
        var plan = DisplayPlan.AsItStands([Connected("HDMI-1", new(0, 0, 1280, 720)), Connected("HDMI-2")], [Output("A"), Output("B")]);

        Assert.Equal([new Area(0, 0, 1280, 720), null], plan.Windows);
        Assert.Empty(plan.Changes);
        Assert.Equal("X refuses to arrange its displays; A: needs 1920×1080, HDMI-1 has 1280×720; B: no display", plan.Lack);
    }
}
