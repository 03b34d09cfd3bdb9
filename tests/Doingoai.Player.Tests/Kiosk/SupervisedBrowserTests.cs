using System.Diagnostics;
using Doingoai.Player.Kiosk;
using Doingoai.Player.Tests.Fixtures;

namespace Doingoai.Player.Tests.Kiosk;

/// <summary>The real Chromium is started, watched and ended.</summary>
[Trait("Starts", "browser")]
public sealed class SupervisedBrowserTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

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
        await EndedAsync(first);
        Assert.InRange((await renderer.PictureAsync()).DifferenceFrom(renderer.Approved(picture)), 0, 0.005);
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

        await EndedAsync(first);
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

        await EndedAsync(process);
    }

    [Fact]
    public async Task A_stale_browser_is_told_from_a_later_process_with_its_number()
    {
        var folder = Directory.CreateTempSubdirectory("stale-").FullName;
        using var stale = Process.Start("setsid", ["sleep", "600"]);
        using var innocent = Process.Start("setsid", ["sleep", "600"]);

        // Until setsid has run, the process is of this one's session.
        await RecordedEvents.UntilAsync(() => ProcessTable.InSession(stale.Id).Count > 0, "a session of its own");

        BrowserRecord.Write(folder, stale.Id);
        Assert.True(BrowserRecord.EndStale(folder));
        await stale.WaitForExitAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(60), Cancel);

        var record = new BrowserRecord(innocent.Id, ProcessTable.StartTimeOf(innocent.Id)!.Value - 1, ProcessTable.BootId);
        await File.WriteAllBytesAsync(Path.Combine(folder, "browser.json"), Doingoai.Protocol.Wire.ProtocolJson.ToBytes(record), Cancel);
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

    // A process that was killed is there until the machine gets round to it.
    private static Task EndedAsync(int session) => RecordedEvents.UntilAsync(() => ProcessTable.InSession(session).Count == 0, $"the end of session {session}");
}
