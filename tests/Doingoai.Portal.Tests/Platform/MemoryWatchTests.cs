using Doingoai.Portal.Platform.Memory;

namespace Doingoai.Portal.Tests.Platform;

public sealed class MemoryWatchTests
{
    private const long Mb = 1024 * 1024;

    private static readonly TimeSpan Little = MemoryWatch.Every / 100;

    private readonly MemoryWatch _watch = new();
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

    private void GivenBack(long at)
    {
        Assert.False(Due(at, Little)); // how busy it is is not known yet
        Assert.True(Due(at, Little));
        _watch.GaveBack(at);
    }

    private bool Due(long resident, TimeSpan worked) => _watch.IsDue(_processor += worked, resident);
}
