using Doingoai.Portal.Media.Renditions;
using NetVips;

namespace Doingoai.Portal.Tests.Media;

public sealed class RenditionCacheTests : IDisposable
{
    private readonly BlobRoom _room = new();

    [Theory]
    [InlineData("thumb", 320)]
    [InlineData("card", 640)]
    [InlineData("page", 1280)]
    [InlineData("full", 1920)]
    public async Task A_rendition_is_as_wide_as_its_preset(string preset, int width)
    {
        var sha256 = await _room.Blobs.PutAsync(APicture.Jpeg(2400, 1200), TestContext.Current.CancellationToken);

        using var picture = await MadeAsync(sha256, preset, RenditionFormat.Webp);

        Assert.Equal((width, width / 2), (picture!.Width, picture.Height));
    }

    [Fact]
    public async Task A_small_picture_is_not_blown_up()
    {
        var sha256 = await _room.Blobs.PutAsync(APicture.Png(400, 300), TestContext.Current.CancellationToken);

        using var picture = await MadeAsync(sha256, "full", RenditionFormat.Jpeg);

        Assert.Equal(400, picture!.Width);
    }

    [Fact]
    public async Task What_is_transparent_is_white_in_a_jpeg()
    {
        var sha256 = await _room.Blobs.PutAsync(APicture.TransparentPng(), TestContext.Current.CancellationToken);

        using var picture = await MadeAsync(sha256, "thumb", RenditionFormat.Jpeg);

        Assert.All(picture!.Getpoint(10, 10), band => Assert.InRange(band, 250, 255));
    }

    [Fact]
    public async Task Many_readers_at_once_get_one_file()
    {
        var sha256 = await _room.Blobs.PutAsync(APicture.Jpeg(), TestContext.Current.CancellationToken);

        var paths = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ =>
            _room.Renditions.PathAsync(sha256, RenditionPreset.Card, RenditionFormat.Webp, TestContext.Current.CancellationToken)));

        Assert.Single(paths.Distinct());
        Assert.Equal(5, Directory.GetFiles(_room.Path, "*", SearchOption.AllDirectories).Length); // the original, and all four widths of one decoding
    }

    [Fact]
    public async Task A_video_has_no_renditions()
    {
        var sha256 = await _room.Blobs.PutAsync(AVideo.Mp4(), TestContext.Current.CancellationToken);

        Assert.Null(await MadeAsync(sha256, "thumb", RenditionFormat.Webp));
    }

    [Fact]
    public async Task Avif_is_made_when_it_was_wanted()
    {
        var sha256 = await _room.Blobs.PutAsync(APicture.Jpeg(800, 600), TestContext.Current.CancellationToken);
        using var queue = _room.Avif();
        Assert.False(await queue.MakeOneAsync(TestContext.Current.CancellationToken));

        queue.Want(sha256, RenditionPreset.Card, framing: null);
        Assert.True(await queue.MakeOneAsync(TestContext.Current.CancellationToken));

        var path = _room.Renditions.Made(sha256, RenditionPreset.Card, RenditionFormat.Avif, framing: null);
        var made = await File.ReadAllBytesAsync(path!, TestContext.Current.CancellationToken);
        Assert.Equal("ftypavif"u8.ToArray(), made[4..12]);
    }

    [Fact]
    public async Task An_unknown_hash_has_none() => Assert.Null(await MadeAsync(new string('0', 64), "thumb", RenditionFormat.Webp));

    public void Dispose() => _room.Dispose();

    private async Task<Image?> MadeAsync(string sha256, string preset, RenditionFormat format) =>
        await _room.Renditions.PathAsync(sha256, RenditionPreset.Find(preset)!, format, TestContext.Current.CancellationToken) is { } path
            ? Image.NewFromBuffer(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken))
            : null;
}
