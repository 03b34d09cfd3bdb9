using Doingoai.Player.Sight;
using Doingoai.Player.Tests.Fixtures;

namespace Doingoai.Player.Tests.Sight;

public sealed class PngPictureTests
{
    [Fact]
    public void What_was_written_is_read_again()
    {
        var picture = FrameRulesTests.Photo(3);

        var read = Read(PngPicture.Write(picture), 320)!;

        Assert.Equal((320, 180), (read.Width, read.Height));
        Assert.Equal(picture.Rgb, read.Rgb);
    }

    [Theory]
    [InlineData("rgb24", "none")]
    [InlineData("rgb24", "sub")]
    [InlineData("rgb24", "up")]
    [InlineData("rgb24", "avg")]
    [InlineData("rgb24", "paeth")]
    [InlineData("rgb24", "mixed")]
    [InlineData("rgba", "mixed")]
    [InlineData("gray", "mixed")]
    [InlineData("ya8", "mixed")]
    [InlineData("pal8", "none")]
    public void Other_programs_PNGs_are_read_pixel_by_pixel(string format, string filter)
    {
        var png = Pixels.Run("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc2=size=123x45:rate=1", "-frames:v", "1", "-pix_fmt", format, "-pred", filter, "-f", "image2pipe", "-c:v", "png", "-"]);

        var read = Read(png, 123)!;

        Assert.Equal(Pixels.Read(png).Rgb, read.Rgb);
    }

    [Fact]
    public void A_large_picture_is_averaged_down()
    {
        var png = Pixels.Run("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc2=size=1920x1080:rate=1", "-frames:v", "1", "-f", "image2pipe", "-c:v", "png", "-"]);
        var whole = Pixels.Read(png);

        var read = Read(png, 640)!;

        Assert.Equal((640, 360), (read.Width, read.Height));
        for (var at = 0; at < read.Rgb.Length; at += 1_001)
        {
            var (x, y, channel) = (at / 3 % 640 * 3, at / 3 / 640 * 3, at % 3);
            var box = from dy in Enumerable.Range(0, 3) from dx in Enumerable.Range(0, 3) select (int)whole.Rgb[((((y + dy) * 1920) + x + dx) * 3) + channel];
            Assert.InRange(read.Rgb[at] - box.Average(), -1, 1);
        }
    }

    [Fact]
    public void Damage_is_no_picture()
    {
        var png = PngPicture.Write(FrameRulesTests.Photo(3));

        Assert.Null(Read([], 640));
        Assert.Null(Read("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), 640));
        Assert.Null(Read(png[..(png.Length / 2)], 640));
        for (var at = 8; at < png.Length; at += 97)
        {
            var bitten = png.ToArray();
            bitten[at] ^= 0xFF;
            _ = Read(bitten, 640); // another picture or none, but never an exception
        }
    }

    private static SmallPicture? Read(byte[] png, int maxWidth)
    {
        using var stream = new MemoryStream(png, writable: false);
        return PngPicture.TryRead(stream, maxWidth);
    }
}
