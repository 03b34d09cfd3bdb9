using System.Diagnostics;
using System.Security.Cryptography;
using Doingoai.Player.Kiosk;
using Doingoai.Player.Tests.Fixtures;

namespace Doingoai.Player.Tests.Kiosk;

/// <summary>In real Chromium.</summary>
[Trait("Starts", "browser")]
public sealed class SupervisedBrowserTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<Pixels> PictureOfAsync(RunningRenderer renderer, Guid? screen = null) =>
        Pixels.Read(await renderer.Port.ScreenshotAsync(screen ?? AView.Screen, Cancel) ?? throw new InvalidOperationException("No picture."));

    private static Pixels Approved(RunningRenderer renderer, string sha256) => Pixels.Read(File.ReadAllBytes(renderer.Media.PathOf(sha256)!));

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
            Assert.InRange((await PictureOfAsync(renderer, screen.Id)).DifferenceFrom(Approved(renderer, picture)), 0, 0.005);
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
        Assert.InRange((await PictureOfAsync(renderer)).DifferenceFrom(Pixels.Read(expected)), 0, 0.005);
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
    public async Task A_dropped_entry_is_off_the_screen_within_half_a_second()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var (old, fresh) = (renderer.Media.Picture(640, 400, seed: 10), renderer.Media.Picture(640, 400, seed: 200));
        renderer.Port.Show(AView.Of(AView.Placed(640, 400), 7, (AView.Slide("old", old), 60_000)));
        await renderer.StartBrowserAsync();
        await renderer.Events.DrawnAsync("old");

        var since = Stopwatch.StartNew();
        renderer.Port.Show(AView.Of(AView.Placed(640, 400), 8, (AView.Slide("fresh", fresh), 60_000)));
        await renderer.Events.DrawnAsync("fresh");

        Assert.InRange(since.ElapsedMilliseconds, 0, 500);
        Assert.InRange((await PictureOfAsync(renderer)).DifferenceFrom(Approved(renderer, fresh)), 0, 0.005);
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

    [Fact]
    public async Task A_killed_browser_is_replaced_and_shows_the_same()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var picture = renderer.Media.Picture(320, 200, seed: 5);
        renderer.Port.Show(AView.Of(AView.Placed(320, 200), 7, (AView.Slide("a", picture), 60_000)));
        var browser = await renderer.StartBrowserAsync();
        await renderer.Events.DrawnAsync("a");

        var first = browser.BrowserProcess!.Value;
        renderer.Events.AllDrawn.Clear();
        ProcessTable.KillSession(first);
        await renderer.Events.DrawnAsync("a");

        Assert.NotEqual(first, browser.BrowserProcess);
        Assert.Empty(ProcessTable.InSession(first));
        Assert.InRange((await PictureOfAsync(renderer)).DifferenceFrom(Approved(renderer, picture)), 0, 0.005);
    }

    [Fact]
    public async Task A_hung_browser_is_replaced()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        renderer.Port.Show(AView.Of(AView.Placed(320, 200), 7, (AView.Clock("clock"), 60_000)));
        var browser = await renderer.StartBrowserAsync(beatLost: TimeSpan.FromSeconds(3));
        await RecordedEvents.UntilAsync(() => renderer.Events.Beats.ContainsKey(AView.Screen), "a beat");

        var first = browser.BrowserProcess!.Value;
        foreach (var process in ProcessTable.InSession(first)) Pixels.Run("kill", ["-STOP", $"{process}"]);
        await RecordedEvents.UntilAsync(() => browser.BrowserProcess is { } next && next != first, "a new browser");

        Assert.Empty(ProcessTable.InSession(first));
    }

    [Fact]
    public async Task No_browser_is_left_when_the_agent_ends()
    {
        int process;
        await using (var renderer = await RunningRenderer.StartAsync())
        {
            renderer.Port.Show(AView.Of(AView.Placed(320, 200), 7, (AView.Clock("clock"), 60_000)));
            var browser = await renderer.StartBrowserAsync();
            await renderer.Events.DrawnAsync("clock");
            process = browser.BrowserProcess!.Value;
            Assert.NotEmpty(ProcessTable.InSession(process));
            Assert.True(File.Exists(Path.Combine(renderer.Folder, "browser", "browser.json")));
        }

        Assert.Empty(ProcessTable.InSession(process));
    }

    [Fact]
    public void A_stale_browser_is_told_from_a_later_process_with_its_number()
    {
        var folder = Directory.CreateTempSubdirectory("stale-").FullName;
        using var stale = Process.Start("setsid", ["sleep", "600"]);
        using var innocent = Process.Start("setsid", ["sleep", "600"]);

        BrowserRecord.Write(folder, stale.Id);
        Assert.True(BrowserRecord.EndStale(folder));
        Assert.True(stale.WaitForExit(5000));

        var record = new BrowserRecord(innocent.Id, ProcessTable.StartTimeOf(innocent.Id)!.Value - 1, ProcessTable.BootId);
        File.WriteAllBytes(Path.Combine(folder, "browser.json"), Doingoai.Protocol.Wire.ProtocolJson.ToBytes(record));
        Assert.False(BrowserRecord.EndStale(folder));
        Assert.False(innocent.HasExited);

        innocent.Kill();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Reload_comes_back_with_what_was_on()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        renderer.Port.Show(AView.Of(AView.Placed(320, 200), 7, (AView.Clock("clock"), 60_000)));
        await renderer.StartBrowserAsync();
        await renderer.Events.DrawnAsync("clock");

        renderer.Events.AllDrawn.Clear();
        Assert.True(await renderer.Port.ReloadAsync(Cancel));
        await renderer.Events.DrawnAsync("clock");
    }

    [Fact]
    public async Task Screens_beat_every_second()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        renderer.Port.Show(AView.Of(AView.Placed(320, 200), 7, (AView.Clock("clock"), 60_000)));
        await renderer.StartBrowserAsync();

        await RecordedEvents.UntilAsync(() => renderer.Events.Beats.ContainsKey(AView.Screen), "a beat");

        Assert.InRange(renderer.Events.Beats[AView.Screen], 1, 240);
    }
}
