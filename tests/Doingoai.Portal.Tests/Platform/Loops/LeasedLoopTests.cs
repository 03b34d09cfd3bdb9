using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Platform.Startup;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Doingoai.Portal.Tests.Platform.Loops;

[StartsPortal]
public sealed class LeasedLoopTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private readonly FakeTimeProvider _time = PortalFixture.Clock();

    [Fact]
    public async Task A_step_that_fails_does_not_end_the_loop_and_is_reported()
    {
        var (services, health) = Services("one");
        using var loop = new CountingLoop(services, "failing") { Fails = step => step == 1 };
        health.Began("failing", TimeSpan.FromSeconds(10));

        await loop.RunOnceAsync(CancellationToken.None);
        Assert.Equal((1, "InvalidOperationException"), (health.Reports[0].Failures, health.Reports[0].LastError));

        await loop.RunOnceAsync(CancellationToken.None);
        Assert.Equal((2, 0), (loop.Steps, health.Reports[0].Failures));
    }

    [Fact]
    public async Task A_loop_steps_at_start_on_every_tick_and_when_woken()
    {
        var (services, _) = Services("one");
        using var loop = new CountingLoop(services, "ticking");
        await loop.StartAsync(CancellationToken.None);

        await loop.SteppedAsync();
        _time.Advance(TimeSpan.FromSeconds(10));
        await loop.SteppedAsync();
        loop.Wake();
        await loop.SteppedAsync();
        await loop.StopAsync(CancellationToken.None);

        Assert.Equal(3, loop.Steps);
    }

    [Fact]
    public async Task Two_nodes_do_a_job_once()
    {
        using var here = new CountingLoop(Services("one").Services, "once");
        using var there = new CountingLoop(Services("two").Services, "once");

        await here.RunOnceAsync(CancellationToken.None);
        await there.RunOnceAsync(CancellationToken.None);
        Assert.Equal((1, 0), (here.Steps, there.Steps));

        _time.Advance(Leases.Duration); // the first node has died
        await there.RunOnceAsync(CancellationToken.None);
        Assert.Equal(1, there.Steps);
    }

    [Fact]
    public async Task Work_of_every_node_needs_no_lease()
    {
        using var here = new CountingLoop(Services("one").Services, "everywhere", shared: false);
        using var there = new CountingLoop(Services("two").Services, "everywhere", shared: false);

        await here.RunOnceAsync(CancellationToken.None);
        await there.RunOnceAsync(CancellationToken.None);

        Assert.Equal((1, 1), (here.Steps, there.Steps));
    }

    private (LoopServices Services, LoopHealth Health) Services(string node)
    {
        var health = new LoopHealth(_time);
        var leases = new Leases(portal.Dbs, _time, Options.Create(new PortalOptions { Node = node }));
        return (new LoopServices(_time, leases, health, new Actor(), NullLoggerFactory.Instance), health);
    }
}
