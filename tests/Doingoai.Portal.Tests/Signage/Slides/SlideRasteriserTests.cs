using Doingoai.Portal.Signage.Slides;
using Doingoai.Portal.Tests.Media;
using NetVips;

namespace Doingoai.Portal.Tests.Signage.Slides;

/// <summary>Real libvips, real fonts.</summary>
public sealed class SlideRasteriserTests : IDisposable
{
    private static readonly SlideSize Led = new(1920, 1080, 3.91, 15);
    private static readonly SlideSize Kiosk = new(1080, 1920, 0.5, 0.7);
    private static readonly SlideSize Face = new(1280, 800, 6, 25);
    private static readonly SlideRasteriser Rasteriser = new(new SlideTheme(Path.Combine(AppContext.BaseDirectory, "themes", "kiosk")));

    private readonly string _picture = Path.Combine(Path.GetTempPath(), $"doingoai-slide-{Guid.NewGuid():N}.jpg");

    public SlideRasteriserTests() => File.WriteAllBytes(_picture, APicture.Jpeg(1600, 1000));

    public static TheoryData<string, string> Headlines => new()
    {
        { "vi", "Ưu đãi thuế cho doanh nghiệp Ở Ẩm thực: Ế Ẩ Ỗ Ữ Ặ" },
        { "en", "Fast clearance at the international border gate" },
        { "zh", "老街—河口国际口岸通关快捷、安全" },
    };

    public void Dispose() => File.Delete(_picture);

    [Theory, MemberData(nameof(Headlines))]
    public void Every_language_comes_out_in_every_size(string language, string headline)
    {
        foreach (var size in new[] { Led, Kiosk, Face })
            foreach (var template in new[] { "headline", "picture" })
            {
                using var slide = Drawn(new(template, language, headline, "2026", _picture), size);
                using var without = Drawn(new(template, language, "·", "2026", _picture), size);

                Assert.Equal((size.Width, size.Height, 3), (slide.Width, slide.Height, slide.Bands));
                Assert.True(WhiteShare(slide) > WhiteShare(without) + 0.005, $"{template} {language} {size}");
            }
    }

    [Fact]
    public void Stacked_diacritics_are_drawn_not_dropped()
    {
        using var marked = Headline("vi", "Ế Ẩ Ỗ Ữ Ặ");
        using var plain = Headline("vi", "E A O U A");

        Assert.True(marked.Height > plain.Height * 1.25);
        Assert.True(Ink(marked) > Ink(plain) * 1.1);
    }

    [Fact]
    public void Han_characters_are_strokes_not_empty_boxes()
    {
        using var han = Headline("zh", "疆");
        using var missing = Headline("zh", "\U0010FFFD"); // no font has this one

        Assert.True(Ink(han) > Ink(missing) * 1.3);
        using var other = Headline("zh", "口");
        Assert.True(Ink(han) > Ink(other) * 1.5);
    }

    [Fact]
    public void The_same_content_is_the_same_bytes()
    {
        var content = new SlideContent("picture", "vi", "Cửa khẩu quốc tế Lào Cai", "Mở cửa hằng ngày", _picture);

        Assert.Equal(Rasteriser.Draw(content, Led), new SlideRasteriser(new SlideTheme(Path.Combine(AppContext.BaseDirectory, "themes", "kiosk"))).Draw(content, Led));
    }

    [Fact]
    public void A_headline_that_cannot_be_read_from_the_viewing_distance_does_not_fit()
    {
        var far = Led with { ViewingDistanceM = 60 };
        var longHeadline = string.Join(' ', Enumerable.Repeat("thông tin đối ngoại", 12));

        Assert.NotNull(Rasteriser.Draw(new("headline", "vi", "Chào mừng", null, null), far));
        Assert.Null(Rasteriser.Draw(new("headline", "vi", longHeadline, null, null), far));
        Assert.Null(Rasteriser.Draw(new("headline", "vi", string.Concat(Enumerable.Repeat("a", 300)), null, null), Led));
    }

    [Fact]
    public void What_a_person_types_is_text_and_never_markup()
    {
        using var slide = Drawn(new("headline", "vi", "A <b>&amp; B</b> <span size=\"1\">", null, null), Led);

        Assert.Contains("&lt;b&gt;&amp;amp; B", PangoMarkup.Of("A <b>&amp; B</b>", "vi", bold: true), StringComparison.Ordinal);
        Assert.Equal(Led.Width, slide.Width);
    }

    [Fact]
    public void Characters_that_turn_or_hide_text_are_not_set() =>
        Assert.DoesNotContain('\u202E', PangoMarkup.Of("Lào\u202E Cai\u0007", "vi", bold: false));

    [Fact]
    public void A_picture_alone_is_shown_whole_when_its_shape_differs()
    {
        using var slide = Drawn(new("alone", "vi", null, null, _picture), Kiosk);
        using var middle = slide.Crop(0, (Kiosk.Height / 2) - 5, Kiosk.Width, 10);

        // Its left edge is red and its right edge blue: neither was cut off.
        Assert.True(middle.Getpoint(4, 5)[0] > 150);
        Assert.True(middle.Getpoint(Kiosk.Width - 5, 5)[2] > 150);
    }

    private static Image Drawn(SlideContent content, SlideSize size) => Image.NewFromBuffer(Rasteriser.Draw(content, size) ?? throw new InvalidOperationException("does not fit"));

    private static Image Headline(string language, string text) => TextSetting.Fit(PangoMarkup.Of(text, language, bold: true), 3000, 400, 100, 100, Side.Start)!.Mask;

    private static double Ink(Image mask) => mask.Avg() * mask.Width * mask.Height;

    private static double WhiteShare(Image slide)
    {
        using var bright = slide > 250.0;
        using var white = bright[0] & bright[1] & bright[2];
        return white.Avg() / 255;
    }
}
