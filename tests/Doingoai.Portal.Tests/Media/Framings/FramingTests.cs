using Doingoai.Portal.Media.Framings;
using Doingoai.Portal.Media.Renditions;
using Doingoai.Portal.Platform;
using NetVips;

namespace Doingoai.Portal.Tests.Media.Framings;

public sealed class FramingTests
{
    private static readonly Dictionary<string, Cut> NoCuts = [];

    [Theory]
    [InlineData(0.5, 0.5, 350, 0, 900, 900)]
    [InlineData(0.0, 0.5, 0, 0, 900, 900)]
    [InlineData(1.0, 0.5, 700, 0, 900, 900)]
    public void A_square_lies_around_the_focal_point_and_never_sticks_out(double x, double y, int left, int top, int width, int height) =>
        Assert.Equal(new PixelBox(left, top, width, height), new Framing(x, y, NoCuts).BoxOf(1, 1600, 900));

    [Fact]
    public void A_cut_of_its_own_holds_for_its_shape_alone()
    {
        var framing = new Framing(0, 0, new Dictionary<string, Cut> { ["1x1"] = new(0.75, 0.5, 0.5) });

        Assert.Equal(new PixelBox(975, 225, 450, 450), framing.BoxOf(1, 1600, 900));
        Assert.Equal(new PixelBox(0, 0, 1440, 900), framing.BoxOf(1.6, 1600, 900));
    }

    [Theory]
    [InlineData(-0.1, 0.5, 0.5, 1)]
    [InlineData(0.5, double.NaN, 0.5, 1)]
    [InlineData(0.5, 0.5, 1.5, 1)]
    [InlineData(0.5, 0.5, 0.5, 0.1)]
    [InlineData(0.5, 0.5, 0.5, 3)]
    public void What_lies_outside_is_refused(double x, double y, double cutX, double scale) =>
        Assert.Equal("media.cut-outside", Assert.Throws<RuleException>(() => new Framing(x, y, new Dictionary<string, Cut> { ["1x1"] = new(cutX, 0.5, scale) }).Tidy()).Code);

    [Fact]
    public void An_unknown_shape_is_forgotten() =>
        Assert.Empty(new Framing(0.5, 0.5, new Dictionary<string, Cut> { ["3x2"] = new(0.5, 0.5, 1) }).Tidy().Cuts);

    [Fact]
    public void Every_shape_comes_in_its_form_and_shows_the_side_that_was_chosen()
    {
        var picture = APicture.Jpeg(1600, 400); // red on the left, blue on the right
        foreach (var preset in RenditionPreset.All.Where(one => one.Shape is not null))
        {
            using var left = Made(picture, preset, new Framing(0, 0.5, NoCuts));
            using var right = Made(picture, preset, new Framing(1, 0.5, NoCuts));

            Assert.Equal(preset.Shape!.Ratio, (double)left.Width / left.Height, 0.02);
            Assert.True(left.Getpoint(2, 2)[0] > 150 && right.Getpoint(right.Width - 3, 2)[2] > 150, preset.Name);
        }
    }

    [Fact]
    public void A_small_picture_is_cut_and_not_blown_up()
    {
        using var small = Made(APicture.Png(200, 100), RenditionPreset.Square, new Framing(0.5, 0.5, NoCuts));
        Assert.Equal((100, 100), (small.Width, small.Height));
    }

    private static Image Made(byte[] picture, RenditionPreset preset, Framing framing) =>
        Image.NewFromBuffer(RenditionMaker.Make(picture, [preset], RenditionFormat.Jpeg, framing)![0]);
}
