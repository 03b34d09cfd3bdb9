using Doingoai.Player.Playback;
using Doingoai.Player.Sight;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Tests.Sight;

/// <summary>In real Chromium.</summary>
[Trait("Starts", "browser")]
public sealed class FrameLookTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    public async Task The_approved_slide_matches_and_another_one_does_not(int rotation)
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var (one, two) = (renderer.Media.Picture(640, 400, seed: 30), renderer.Media.Picture(640, 400, seed: 200));
        var screen = AView.Placed(640, 400, rotation: rotation);
        var shown = AView.Of(screen, 7, (AView.Slide("one", one), 60_000));
        renderer.Port.Show(shown);
        await renderer.StartBrowserAsync();
        await renderer.Events.DrawnAsync("one");

        Assert.Equal(FrameVerdict.Matches, (await LookAsync(renderer, shown)).Verdict);
        Assert.Equal(FrameVerdict.Other, (await LookAsync(renderer, AView.Of(screen, 7, (AView.Slide("two", two), 60_000)))).Verdict);
    }

    [Fact]
    public async Task A_nearly_black_slide_raises_no_alarm_and_black_in_its_place_does()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var (dark, black) = (renderer.Media.Add(Dark()), renderer.Media.Plain(640, 400, "black"));
        var screen = AView.Placed(640, 400);
        var shown = AView.Of(screen, 7, (AView.Slide("dark", dark), 60_000));
        renderer.Port.Show(shown);
        await renderer.StartBrowserAsync();
        await renderer.Events.DrawnAsync("dark");
        Assert.Equal(FrameVerdict.Matches, (await LookAsync(renderer, shown)).Verdict);

        renderer.Port.Show(AView.Of(screen, 8, (AView.Slide("black", black), 60_000)));
        await renderer.Events.DrawnAsync("black");

        Assert.Equal(FrameVerdict.Black, (await LookAsync(renderer, shown)).Verdict);
    }

    [Fact]
    public async Task Slides_that_fade_into_one_another_raise_no_alarm_whenever_one_looks()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var entries = Enumerable.Range(1, 3).Select(n => (AView.Slide($"s{n}", renderer.Media.Picture(320, 200, n * 100)), 2_500)).ToArray();
        var shown = AView.Of(AView.Placed(320, 200), 7, entries);
        renderer.Port.Show(shown);
        await renderer.StartBrowserAsync();
        await renderer.Events.DrawnAsync("s2");

        var (look, matched) = (NewLook(renderer), 0);
        for (var n = 0; n < 10; n++)
        {
            var seen = await look.RunAsync(AView.Screen, () => shown, Cancel);
            if (seen.IsAlarm)
            {
                // As the watch does: one look alone raises no alarm.
                await Task.Delay(2_000, Cancel);
                seen = await look.RunAsync(AView.Screen, () => shown, Cancel);
            }

            Assert.False(seen.IsAlarm, $"{seen.Verdict} of {seen.Entry}, look {n}");
            if (seen.Verdict is FrameVerdict.Matches) matched++;
            await Task.Delay(350, Cancel);
        }

        Assert.True(matched >= 5, $"{matched} of 10 looks saw what should be there"); // a busy machine may be in a fade whenever one looks
    }

    [Fact]
    public async Task A_film_and_a_clock_play()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var film = AView.Of(AView.Placed(320, 200), 7, (AView.Video("film", renderer.Media.Video(320, 200, seconds: 5)), 60_000));
        renderer.Port.Show(film);
        await renderer.StartBrowserAsync();
        await renderer.Events.DrawnAsync("film");
        Assert.Equal(FrameVerdict.Plays, (await LookAsync(renderer, film)).Verdict);

        var clock = AView.Of(AView.Placed(320, 200), 8, (AView.Clock("clock"), 60_000));
        renderer.Port.Show(clock);
        await renderer.Events.DrawnAsync("clock");
        Assert.Equal(FrameVerdict.Plays, (await LookAsync(renderer, clock)).Verdict);
    }

    [Fact]
    public async Task A_clock_that_stands_still_is_frozen()
    {
        await using var renderer = await RunningRenderer.StartAsync();
        var picture = renderer.Media.Picture(320, 200, seed: 30);
        renderer.Port.Show(AView.Of(AView.Placed(320, 200), 7, (AView.Slide("still", picture), 60_000)));
        await renderer.StartBrowserAsync();
        await renderer.Events.DrawnAsync("still");

        var expected = AView.Of(AView.Placed(320, 200), 8, (AView.Clock("clock"), 60_000));

        Assert.Equal(FrameVerdict.Frozen, (await LookAsync(renderer, expected)).Verdict);
    }

    private static Task<Look> LookAsync(RunningRenderer renderer, RendererView expected) => NewLook(renderer).RunAsync(AView.Screen, () => expected, Cancel);

    private static FrameLook NewLook(RunningRenderer renderer) =>
        new(renderer.Port, _ => null, () => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), renderer.Media, TimeProvider.System);

    // Night with a line of dim letters.
    private static byte[] Dark()
    {
        var picture = new SmallPicture(640, 400, new byte[640 * 400 * 3]);
        picture.Rgb.AsSpan().Fill(5);
        for (var y = 180; y < 204; y++)
            for (var x = 60; x < 580; x++)
                if (x % 8 < 4) picture.Rgb.AsSpan(((y * 640) + x) * 3, 3).Fill(46);
        return PngPicture.Write(picture);
    }
}
