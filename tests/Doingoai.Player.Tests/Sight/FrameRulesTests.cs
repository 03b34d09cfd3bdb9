using Doingoai.Player.Sight;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Tests.Sight;

public sealed class FrameRulesTests
{
    private static readonly SmallPicture Black = Filled(320, 180, 0, 0, 0);

    [Fact]
    public void The_approved_picture_matches_also_when_the_browser_rounds_a_shade_differently() =>
        Assert.Equal(FrameVerdict.Matches, FrameRules.Compare(Photo(1), Changed(Photo(1), by: 1)));

    [Fact]
    public void Another_picture_is_another() => Assert.Equal(FrameVerdict.Other, FrameRules.Compare(Photo(1), Photo(2)));

    [Fact]
    public void One_other_line_of_text_is_another_picture() =>
        Assert.Equal(FrameVerdict.Other, FrameRules.Compare(Filled(320, 180, 20, 30, 90), Lined(20, 30, 90, 230)));

    [Fact]
    public void Black_in_place_of_a_picture_is_black() => Assert.Equal(FrameVerdict.Black, FrameRules.Compare(Photo(1), Black));

    [Fact]
    public void A_nearly_black_slide_that_was_approved_raises_no_alarm() =>
        Assert.Equal(FrameVerdict.Matches, FrameRules.Compare(Lined(4, 4, 6, 44), Lined(4, 4, 6, 44)));

    [Fact]
    public void Black_in_place_of_a_nearly_black_slide_is_still_seen() =>
        Assert.Equal(FrameVerdict.Black, FrameRules.Compare(Lined(4, 4, 6, 44), Black));

    [Fact]
    public void An_approved_black_slide_is_black_by_right() => Assert.Equal(FrameVerdict.Matches, FrameRules.Compare(Black, Black));

    [Fact]
    public void A_slide_of_another_shape_is_expected_in_the_middle_of_its_screen()
    {
        var seen = Photo(1, 180, 180).On(320 / 180.0);

        Assert.Equal((320, 180), (seen.Width, seen.Height));
        Assert.Equal(FrameVerdict.Matches, FrameRules.Compare(Photo(1, 180, 180), seen));
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public void A_turned_signal_is_seen_upright(int rotation)
    {
        var back = 360 - rotation;
        var turned = Photo(1).Upright(back); // counter-clockwise by what is missing to a full turn

        Assert.NotEqual(Photo(1).Rgb, turned.Rgb);
        Assert.Equal(Photo(1).Rgb, turned.Upright(rotation).Rgb);
    }

    [Fact]
    public void A_second_of_a_clock_is_movement() => Assert.True(FrameRules.HasMoved(Filled(320, 180, 9, 9, 9), Lined(9, 9, 9, 40)));

    [Fact]
    public void The_same_picture_has_not_moved() => Assert.False(FrameRules.HasMoved(Photo(1), Changed(Photo(1), by: 1)));

    internal static SmallPicture Photo(int seed, int width = 320, int height = 180)
    {
        var rgb = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                for (var c = 0; c < 3; c++)
                    rgb[(((y * width) + x) * 3) + c] = (byte)(128 + (100 * Math.Sin((x * seed / 23.0) + (y / 31.0) + (c * 2))));
        return new(width, height, rgb);
    }

    private static SmallPicture Filled(int width, int height, byte red, byte green, byte blue)
    {
        var rgb = new byte[width * height * 3];
        for (var at = 0; at < rgb.Length; at += 3) (rgb[at], rgb[at + 1], rgb[at + 2]) = (red, green, blue);
        return new(width, height, rgb);
    }

    // Strokes as of a line of text, 12 pixels high.
    private static SmallPicture Lined(byte red, byte green, byte blue, byte stroke)
    {
        var picture = Filled(320, 180, red, green, blue);
        for (var y = 80; y < 92; y++)
            for (var x = 20; x < 300; x++)
                if (x % 4 < 2) picture.Rgb.AsSpan(((y * 320) + x) * 3, 3).Fill(stroke);
        return picture;
    }

    private static SmallPicture Changed(SmallPicture picture, int by) => picture with { Rgb = [.. picture.Rgb.Select(channel => (byte)(channel + by))] };
}
