using Doingoai.Portal.Platform.Memory;

namespace Doingoai.Portal.Tests.Platform;

public sealed class MemoryWatchTests
{
    private const long Mb = 1024 * 1024;

    private static readonly TimeSpan Little = MemoryWatch.Every / 100;

    private readonly MemoryWatch _watch = new();
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;
    private TimeSpan _processor;

    [Fact]
    public void Memory_is_given_back_after_a_burst_once_there_is_nothing_to_do()
    {
        GivenBack(at: 100 * Mb);

        Assert.False(Due(100 * Mb + MemoryWatch.Growth, Little)); // not worth it
        Assert.False(Due(300 * Mb, MemoryWatch.Every)); // the burst
        Assert.True(Due(300 * Mb, Little));
    }

    [Fact]
    public void What_could_not_be_given_back_is_not_asked_for_again()
    {
        GivenBack(at: 300 * Mb);

        Assert.False(Due(300 * Mb, Little));
        Assert.True(Due((300 * Mb) + MemoryWatch.Growth + 1, Little));
    }

    [Fact]
    public void A_portal_that_is_asked_nothing_gives_back_once_a_minute_at_most()
    {
        GivenBack(at: 300 * Mb);
        var times = Enumerable.Range(0, 60).Count(_ =>
        {
            _now += MemoryWatch.Every;
            var isDue = _watch.IsDue(_now, _processor += Little, 400 * Mb); // as after the last time
            if (isDue) _watch.GaveBack(_now, 300 * Mb);
            return isDue;
        });

        Assert.Equal(10, times);
    }

    private void GivenBack(long at)
    {
        Assert.False(Due(at, Little)); // how busy it is is not known yet
        Assert.True(Due(at, Little));
        _watch.GaveBack(_now, at);
        _now += MemoryWatch.Rest;
    }

    private bool Due(long resident, TimeSpan worked) => _watch.IsDue(_now, _processor += worked, resident);
}
