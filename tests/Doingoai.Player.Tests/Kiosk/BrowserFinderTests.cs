using Doingoai.Player.Kiosk;

namespace Doingoai.Player.Tests.Kiosk;

public sealed class BrowserFinderTests
{
    [Fact]
    public void None_means_none() =>
        Assert.Null(BrowserFinder.Choose(new() { Browser = "none" }, "/usr/bin", isRoot: false).Path);

    [Fact]
    public void A_path_that_does_not_exist_is_named_in_the_reason() =>
        Assert.Contains("/no/such/browser", BrowserFinder.Choose(new() { Browser = "/no/such/browser" }, "/usr/bin", isRoot: false).Reason, StringComparison.Ordinal);

    [Fact]
    public void Nothing_in_the_path_is_a_reason_not_an_error() =>
        Assert.Equal("no Chromium is installed", BrowserFinder.Choose(new(), "/no/such/folder", isRoot: false).Reason);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Root_needs_leave(bool allowed, bool found) =>
        Assert.Equal(found, BrowserFinder.Choose(new() { Browser = "/bin/sh", AllowRoot = allowed }, null, isRoot: true).Path is not null);

    [Fact]
    public void The_sandbox_is_given_up_only_as_root_with_leave()
    {
        Assert.DoesNotContain("--no-sandbox", BrowserArguments.For(new() { AllowRoot = true }, "/tmp/p", isRoot: false));
        Assert.DoesNotContain("--no-sandbox", BrowserArguments.For(new(), "/tmp/p", isRoot: true));
        Assert.Contains("--no-sandbox", BrowserArguments.For(new() { AllowRoot = true }, "/tmp/p", isRoot: true));
    }

    [Fact]
    public void No_debugging_port_is_ever_open() =>
        Assert.DoesNotContain(BrowserArguments.For(new(), "/tmp/p", isRoot: false), argument => argument.StartsWith("--remote-debugging-port", StringComparison.Ordinal));

    [Fact]
    public void The_pause_between_starts_doubles_up_to_half_a_minute_and_begins_anew_after_a_good_run()
    {
        var pause = TimeSpan.FromSeconds(1);
        var pauses = Enumerable.Range(0, 7).Select(_ => pause = BrowserSupervisor.NextPause(pause, ran: TimeSpan.FromSeconds(3))).Select(each => each.TotalSeconds);
        Assert.Equal([2, 4, 8, 16, 30, 30, 30], pauses);
        Assert.Equal(TimeSpan.FromSeconds(1), BrowserSupervisor.NextPause(pause, ran: TimeSpan.FromMinutes(5)));
    }
}
