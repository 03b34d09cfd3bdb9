using System.Diagnostics;
using System.Security.Cryptography;
using Doingoai.Player.Tests.Fixtures;

namespace Doingoai.Player.Tests.Kiosk;

/// <summary>What is really on the screen, by the pixels of the real Chromium.</summary>
[Trait("Starts", "browser")]
public sealed class ShownPixelsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Screens_side_by_side_show_the_approved_pixels_exactly()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var faces = Enumerable.Range(0, 3).Select(face => (
            Screen: AView.Placed(384, 240, x: face * 384, id: Guid.NewGuid()), Picture: renderer.Media.Picture(384, 240, seed: face * 100))).ToList();
        foreach (var (screen, picture) in faces) renderer.Port.Show(AView.Of(screen, 7, (AView.Slide($"face-{picture}", picture), 60_000)));
        await renderer.StartBrowserAsync();

        foreach (var (screen, picture) in faces)
        {
            await renderer.Events.DrawnAsync($"face-{picture}");
            Assert.InRange((await renderer.PictureAsync(screen.Id)).DifferenceFrom(renderer.Approved(picture)), 0, 0.005);
        }
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task A_turned_output_sends_its_screen_turned(int rotation)
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var picture = renderer.Media.Picture(240, 400, seed: 30);
        renderer.Port.Show(AView.Of(AView.Placed(240, 400, rotation: rotation), 7, (AView.Slide("a", picture), 60_000)));
        await renderer.StartBrowserAsync();
        await renderer.Events.DrawnAsync("a");

        var turned = rotation switch { 90 => "transpose=clock", 180 => "hflip,vflip", _ => "transpose=cclock" };
        var expected = Pixels.Run("ffmpeg", ["-v", "error", "-i", renderer.Media.PathOf(picture)!, "-vf", turned, "-f", "image2pipe", "-c:v", "png", "-"]);
        Assert.InRange((await renderer.PictureAsync()).DifferenceFrom(Pixels.Read(expected)), 0, 0.005);
    }

    [Fact]
    public async Task Pictures_and_a_video_follow_one_another_without_a_black_or_white_frame()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var media = renderer.Media;
        var (red, blue, video) = (media.Plain(320, 200, "0xb04030"), media.Plain(320, 200, "0x3050b0"), media.Video(320, 200, seconds: 2));
        renderer.Port.Show(AView.Of(
            AView.Placed(320, 200), 7, (AView.Slide("red", red), 1500), (AView.Video("video", video), 2000), (AView.Slide("blue", blue), 1500)));
        await renderer.StartBrowserAsync();
        await RecordedEvents.UntilAsync(() => !renderer.Events.AllDrawn.IsEmpty, "anything drawn");

        // Brightness of slate, red, blue and video lies between these; black is 0, white is 255.
        var (samples, pictures) = (0, new Dictionary<string, byte[]>()); // a slide that stands is the same picture many times over
        while (samples < 40 || new[] { "red", "video", "blue" }.Any(entry => renderer.Events.AllDrawn.Count(drawn => drawn.Entry == entry) < 2))
        {
            var sample = (await renderer.Port.ScreenshotAsync(AView.Screen, Cancel))!;
            samples++;
            pictures[Convert.ToHexString(SHA256.HashData(sample))] = sample;
        }

        Assert.All(pictures.Values, picture => Assert.InRange(Pixels.Read(picture).MeanBrightness, 50, 200));
        Assert.Empty(renderer.Events.AllFailed);
    }

    [Fact]
    public async Task A_dropped_entry_gives_way_within_half_a_second()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        string[] pictures = [renderer.Media.Picture(640, 400, seed: 10), renderer.Media.Picture(640, 400, seed: 200)];
        void Show(int at) => renderer.Port.Show(AView.Of(AView.Placed(640, 400), 7 + at, (AView.Slide($"e{at}", pictures[at % 2]), 60_000)));
        Show(0);
        await renderer.StartBrowserAsync();
        await renderer.Events.DrawnAsync("e0");

        // A busy machine may take longer to draw now and then; a player that waits before it replaces is late every time.
        var (at, fastest) = (0, long.MaxValue);
        while (fastest > 500 && at < 10)
        {
            var since = Stopwatch.StartNew();
            Show(++at);
            await renderer.Events.DrawnAsync($"e{at}");
            fastest = Math.Min(fastest, since.ElapsedMilliseconds);
        }

        Assert.InRange(fastest, 0, 500);
        Assert.InRange((await renderer.PictureAsync()).DifferenceFrom(renderer.Approved(pictures[at % 2])), 0, 0.005);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_decoded_is_reported_and_passed_over()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var broken = renderer.Media.Add("not a picture"u8.ToArray());
        var good = renderer.Media.Picture(320, 200, seed: 5);
        renderer.Port.Show(AView.Of(AView.Placed(320, 200), 7, (AView.Slide("broken", broken), 5000), (AView.Slide("good", good), 5000)));
        await renderer.StartBrowserAsync();

        await renderer.Events.DrawnAsync("good");
        await renderer.Events.FailedAsync("broken"); // a browser that took its time began in the middle of the loop

        Assert.All(renderer.Events.AllFailed, failed => Assert.Equal("broken", failed.Entry));
        Assert.DoesNotContain(renderer.Events.AllDrawn, drawn => drawn.Entry == "broken");
    }
}
