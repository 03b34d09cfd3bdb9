using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Platform.Loops;

[StartsPortal]
public sealed class LoopHealthTests
{
    [Theory]
    [InlineData(1, 59, true)]
    [InlineData(1, 61, false)]
    [InlineData(60, 170, true)]
    [InlineData(60, 181, false)]
    public void A_loop_is_unhealthy_after_three_ticks_and_a_minute_without_success(int everySeconds, int silentSeconds, bool healthy)
    {
        var time = PortalFixture.Clock();
        var health = new LoopHealth(time);
        health.Began("loop", TimeSpan.FromSeconds(everySeconds));
        health.Succeeded("loop");

        time.Advance(TimeSpan.FromSeconds(silentSeconds));
        health.Failed("loop", new InvalidOperationException());

        Assert.Equal(healthy, health.Reports.Single().IsHealthy(time.GetUtcNow()));
    }
}
