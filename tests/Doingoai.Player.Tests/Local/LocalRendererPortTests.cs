using Doingoai.Player.Local;
using Doingoai.Player.Tests.Fixtures;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Doingoai.Player.Tests.Local;

public sealed class LocalRendererPortTests
{
    private static readonly Guid Other = Guid.Parse("0198f0a0-0000-7000-8000-00000000000b");

    private readonly FakeTimeProvider _time = new();
    private readonly RecordedEvents _events = new();
    private readonly LocalRendererPort _port;

    public LocalRendererPortTests()
    {
        _port = new LocalRendererPort(_time, NullLogger<LocalRendererPort>.Instance);
        _port.Start(_events);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<PageOrder> NextAsync(RendererPage page) => Assert.Single(await page.NextAsync(Cancel));

    private static PageMessage Drawn(Guid screen, long manifest, string entry, long at) => new("drawn", screen, manifest, entry, at);

    [Fact]
    public async Task A_page_that_connects_gets_all_screens_of_its_output_with_the_time_of_now()
    {
        var view = AView.Of(AView.Placed(100, 100), 7);
        _port.Show(view);
        _port.Show(AView.Of(AView.Placed(100, 100, output: "tv", id: Other), 7));
        _time.Advance(TimeSpan.FromSeconds(5));

        var order = await NextAsync(_port.Connect("led", null));

        var sent = Assert.Single(order.Views!);
        Assert.Equal(AView.Screen, sent.Screen.Id);
        Assert.Equal(view.NowMs + 5000, sent.NowMs);
    }

    [Fact]
    public async Task A_slow_page_gets_only_the_latest_view_of_a_screen_but_still_the_jump()
    {
        _port.Show(AView.Of(AView.Placed(100, 100), 7));
        var page = _port.Connect(null, null);
        await page.NextAsync(Cancel);

        _port.Show(AView.Of(AView.Placed(100, 100), 8, jumpTo: "now"));
        _port.Show(AView.Of(AView.Placed(100, 100), 9));

        var order = await NextAsync(page);
        Assert.Equal(9, order.View!.Plan.Manifest);
        Assert.Equal("now", order.View.JumpTo);
    }

    [Fact]
    public async Task Who_connects_after_a_jump_is_not_told_to_jump()
    {
        _port.Show(AView.Of(AView.Placed(100, 100), 8, jumpTo: "now"));
        var order = await NextAsync(_port.Connect(null, null));
        Assert.Null(Assert.Single(order.Views!).JumpTo);
    }

    [Fact]
    public async Task The_notice_of_a_device_without_identity_gives_way_to_its_screens()
    {
        _port.Show(AView.Notice("K7MP2X9Q"));
        var page = _port.Connect(null, null);
        Assert.Equal("K7MP2X9Q", Assert.Single((await NextAsync(page)).Views!).Notice);
        Assert.Equal("K7MP2X9Q", _port.Notice);
        Assert.Empty(_port.Outputs);

        _port.Show(AView.Of(AView.Placed(100, 100), 7));

        var order = await NextAsync(page);
        Assert.Equal("views", order.Type);
        Assert.Equal(AView.Screen, Assert.Single(order.Views!).Screen.Id);
        Assert.Null(_port.Notice);
        Assert.Equal("led", Assert.Single(_port.Outputs).Name);
    }

    [Fact]
    public void A_page_reports_only_about_screens_of_its_own_output()
    {
        _port.Show(AView.Of(AView.Placed(100, 100), 7));
        _port.Show(AView.Of(AView.Placed(100, 100, output: "tv", id: Other), 7));
        var page = _port.Connect("led", null);

        _port.Receive(page, Drawn(Other, 7, "a", 1));
        _port.Receive(page, Drawn(Guid.NewGuid(), 7, "a", 1));
        _port.Receive(page, Drawn(AView.Screen, 7, "a", 1));

        Assert.Equal((AView.Screen, 7, "a", 1), Assert.Single(_events.AllDrawn));
    }

    [Fact]
    public void A_report_said_again_after_a_break_is_heard_once_a_new_play_of_the_same_entry_each_time()
    {
        _port.Show(AView.Of(AView.Placed(100, 100), 7));
        var page = _port.Connect(null, null);

        _port.Receive(page, Drawn(AView.Screen, 7, "a", 1000));
        _port.Receive(page, Drawn(AView.Screen, 7, "a", 1000));
        _port.Receive(page, Drawn(AView.Screen, 7, "a", 11_000));

        Assert.Equal([1000, 11_000], _events.AllDrawn.Select(drawn => drawn.AtMs));
    }

    [Fact]
    public void The_supervised_page_speaks_for_its_output_whoever_else_has_opened_it()
    {
        _port.Show(AView.Of(AView.Placed(100, 100), 7));
        var person = _port.Connect(null, null);
        var kiosk = _port.Connect(null, "seat");

        _port.Receive(person, Drawn(AView.Screen, 7, "person", 1));
        _port.Receive(kiosk, Drawn(AView.Screen, 7, "kiosk", 1));

        Assert.Equal("kiosk", Assert.Single(_events.AllDrawn).Entry);
    }

    [Fact]
    public void Silence_counts_from_the_last_beat_of_the_seat()
    {
        var page = _port.Connect(null, "seat");
        Assert.Null(_port.SilenceOf("seat"));

        _port.Receive(page, new PageMessage("beat", Screens: [], Fps: 60));
        _time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(TimeSpan.FromSeconds(4), _port.SilenceOf("seat"));
        _port.Disconnect(page);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(TimeSpan.FromSeconds(8), _port.SilenceOf("seat"));
        _port.Forget("seat");
        Assert.Null(_port.SilenceOf("seat"));
    }

    [Fact]
    public async Task Reload_is_done_when_a_page_has_come_back_and_not_before()
    {
        var page = _port.Connect(null, null);
        await page.NextAsync(Cancel);

        var reloading = _port.ReloadAsync(Cancel);
        Assert.Equal("reload", (await NextAsync(page)).Type);
        Assert.False(reloading.IsCompleted);
        _port.Connect(null, null);

        Assert.True(await reloading);
    }

    [Fact]
    public async Task Reload_without_any_page_is_not_done()
    {
        var reloading = _port.ReloadAsync(Cancel);
        _time.Advance(TimeSpan.FromSeconds(11));
        Assert.False(await reloading);
    }

    [Fact]
    public async Task Without_a_browser_there_are_no_pixels()
    {
        _port.Show(AView.Of(AView.Placed(100, 100), 7));
        Assert.Null(await _port.ScreenshotAsync(AView.Screen, Cancel));
    }
}
