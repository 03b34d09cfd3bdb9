using System.IO.Compression;
using System.Text;
using Doingoai.Portal.Media;
using Doingoai.Portal.Media.Intake;
using Doingoai.Portal.Platform;
using NetVips;

namespace Doingoai.Portal.Tests.Media;

public sealed class MediaIntakeTests : IDisposable
{
    private readonly BlobRoom _room = new();

    public static TheoryData<string, byte[]> Pictures => new()
    {
        { "image/jpeg", APicture.Jpeg() },
        { "image/png", APicture.Png() },
        { "image/webp", APicture.Webp() },
        { "image/webp", APicture.Webp(lossless: true) },
        { "image/png", APicture.TransparentPng() },
    };

    [Theory]
    [MemberData(nameof(Pictures), DisableDiscoveryEnumeration = true)]
    public async Task A_picture_is_taken_as_what_its_bytes_are(string contentType, byte[] file)
    {
        var accepted = await AcceptAsync(file);

        Assert.Equal(contentType, accepted.Format.ContentType);
        Assert.Equal((400, 300), accepted.Size);
        using var stored = Image.NewFromBuffer(accepted.Bytes.Span);
        using var left = stored.Crop(20, 20, 100, 100).ExtractBand(0, n: 3);
        Assert.InRange(left.Avg(), 80, 95); // (200 + 30 + 30) / 3
    }

    [Fact]
    public async Task A_picture_from_a_phone_is_turned_upright_and_says_no_longer_where_it_was_taken()
    {
        var photo = APicture.JpegFromAPhone();
        using (var source = Image.NewFromBuffer(photo)) Assert.Contains("exif-ifd3-GPSLatitude", source.GetFields());

        var accepted = await AcceptAsync(photo);

        Assert.Equal((300, 400), accepted.Size);
        using var stored = Image.NewFromBuffer(accepted.Bytes.Span);
        Assert.DoesNotContain(stored.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field == "orientation");
        Assert.Equal(-1, accepted.Bytes.Span.IndexOf("Lao Cai"u8));
        Assert.True(stored.Getpoint(150, 50)[0] > 150, "red, which was on the left, is on top after the turn");
    }

    [Fact]
    public async Task Colours_of_a_wide_gamut_become_sRGB_and_the_profile_goes()
    {
        using var picture = Image.NewFromBuffer(APicture.Jpeg());
        var wide = picture.IccTransform("p3", inputProfile: "srgb").JpegsaveBuffer(keep: Enums.ForeignKeep.Icc);
        using (var source = Image.NewFromBuffer(wide)) Assert.True(source.Contains("icc-profile-data"));

        var accepted = await AcceptAsync(wide);

        using var stored = Image.NewFromBuffer(accepted.Bytes.Span);
        Assert.False(stored.Contains("icc-profile-data"));
        Assert.InRange(stored.Getpoint(50, 50)[0], 175, 225);
    }

    [Fact]
    public Task An_empty_file_is_refused() => RefusedAsync("media.empty", []);

    [Fact]
    public Task A_zip_that_calls_itself_a_picture_is_refused()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        using (var entry = zip.CreateEntry("photo.jpg").Open()) entry.Write(APicture.Jpeg());
        return RefusedAsync("media.not-a-picture", stream.ToArray());
    }

    [Fact]
    public Task An_svg_is_refused() => RefusedAsync("media.not-a-picture", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"));

    [Fact]
    public async Task Nine_hundred_megapixels_are_refused_before_they_are_decoded()
    {
        var bomb = APicture.PngOfOneColour(side: 30_000);
        Assert.True(bomb.Length < 2_000_000, "it is small on the wire, which is the point");

        var refusal = await RefusedAsync("media.too-many-pixels", bomb);

        Assert.Equal([30_000, 30_000, 100L, 20_000], refusal.Arguments);
    }

    [Fact]
    public async Task As_many_pixels_as_allowed_are_taken() =>
        Assert.Equal((9_000, 9_000), (await AcceptAsync(APicture.PngOfOneColour(side: 9_000))).Size);

    [Fact]
    public Task A_narrow_picture_that_is_too_long_is_refused() => RefusedAsync("media.too-many-pixels", Image.Black(20_001, 4).PngsaveBuffer());

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public async Task A_file_that_was_cut_off_is_refused(double kept)
    {
        foreach (var whole in new[] { APicture.Jpeg(), APicture.Png(), APicture.Webp() })
            await RefusedAsync("media.damaged", whole[..(int)(whole.Length * kept)]);
    }

    [Fact]
    public Task A_head_without_a_body_is_refused() => RefusedAsync("media.damaged", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0]);

    [Fact]
    public async Task A_video_tells_its_size_and_length()
    {
        var mp4 = await AcceptAsync(AVideo.Mp4());
        Assert.Equal(("video/mp4", MediaKind.Video, (1280, 720), 12_000L), (mp4.Format.ContentType, mp4.Format.Kind, mp4.Size, mp4.DurationMs));

        var webm = await AcceptAsync(AVideo.WebM());
        Assert.Equal(("video/webm", (640, 360), 5_000L), (webm.Format.ContentType, webm.Size, webm.DurationMs));
    }

    [Fact]
    public async Task A_video_says_no_longer_where_it_was_filmed_and_keeps_its_length()
    {
        var film = AVideo.Mp4();
        var length = film.Length;

        var accepted = await AcceptAsync(film);

        Assert.Equal(-1, accepted.Bytes.Span.IndexOf(Encoding.ASCII.GetBytes(AVideo.Place)));
        Assert.Equal(length, accepted.Bytes.Length);
    }

    [Fact]
    public Task A_video_that_was_cut_off_is_refused() => RefusedAsync("media.damaged", AVideo.Mp4()[..120]);

    public void Dispose() => _room.Dispose();

    private Task<AcceptedMedia> AcceptAsync(byte[] file) => _room.Intake().AcceptAsync(file, TestContext.Current.CancellationToken);

    private async Task<RuleException> RefusedAsync(string code, byte[] file)
    {
        var refusal = await Assert.ThrowsAsync<RuleException>(() => AcceptAsync(file));
        Assert.Equal(code, refusal.Code);
        return refusal;
    }
}
