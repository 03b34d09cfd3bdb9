using Doingoai.Player.Playback;

namespace Doingoai.Player.Tests.Playback;

public sealed class TrialTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly Trial _trial = new(7, TimeSpan.FromSeconds(30));

    [Fact]
    public void A_living_renderer_has_thirty_seconds_to_draw()
    {
        Wait(29);
        Assert.False(_trial.IsOver);
        Wait(1);
        Assert.True(_trial.IsOver);
    }

    [Fact]
    public void What_has_drawn_is_never_over()
    {
        Wait(10);
        _trial.Drew();
        Wait(100);
        Assert.False(_trial.IsOver);
    }

    [Fact]
    public void A_browser_that_is_gone_takes_nothing_from_the_time()
    {
        Wait(20);
        Wait(3_600, isAlive: false);
        Wait(9);
        Assert.False(_trial.IsOver);
        Wait(1);
        Assert.True(_trial.IsOver);
    }

    [Fact]
    public void While_the_plan_is_calm_nothing_can_be_drawn_and_the_time_begins_anew_after_it()
    {
        Wait(20);
        Wait(3_600, isOffering: false);
        Wait(29);
        Assert.False(_trial.IsOver);
    }

    [Fact]
    public void A_renderer_lost_over_it_again_and_again_had_its_time()
    {
        Wait(10, isAlive: false);
        _trial.Lost("the page crashed");
        Wait(10, isAlive: false);
        _trial.Lost("the page crashed");
        Wait(9, isAlive: false);
        Assert.False(_trial.IsOver);
        Wait(1, isAlive: false);
        Assert.True(_trial.IsOver);
        Assert.Equal("the page crashed", _trial.Reason);
    }

    [Fact]
    public void A_machine_that_slept_did_not_wait()
    {
        _trial.Waited(TimeSpan.FromHours(8), isOffering: true, isAlive: true);
        Assert.False(_trial.IsOver);
    }

    private void Wait(int seconds, bool isOffering = true, bool isAlive = true)
    {
        for (var i = 0; i < seconds; i++) _trial.Waited(Second, isOffering, isAlive);
    }
}
