using Doingoai.Portal.Content;
using Doingoai.Portal.Tests.Site;

namespace Doingoai.Portal.Tests.Content;

public sealed class PerGenerationTests
{
    private readonly FakeLive _live = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_kept_is_read_once_for_each_generation()
    {
        var (kept, reads) = (new PerGeneration<int>(_live), 0);
        Assert.Equal(1, await kept.GetAsync(_ => Task.FromResult(++reads), Cancel));
        Assert.Equal(1, await kept.GetAsync(_ => Task.FromResult(++reads), Cancel));

        _live.Clear();
        Assert.Equal(2, await kept.GetAsync(_ => Task.FromResult(++reads), Cancel));
    }

    [Fact]
    public async Task A_slow_reader_of_an_older_generation_does_not_hide_the_newer()
    {
        var kept = new PerGeneration<string>(_live);
        var slow = new TaskCompletionSource<string>();
        var late = kept.GetAsync(_ => slow.Task, Cancel);
        _live.Clear();
        Assert.Equal("new", await kept.GetAsync(_ => Task.FromResult("new"), Cancel));

        slow.SetResult("old");
        Assert.Equal("old", await late);
        Assert.Equal("newer", await kept.GetAsync(_ => Task.FromResult("newer"), Cancel));
    }

    [Fact]
    public async Task A_failed_reading_leaves_nothing_behind()
    {
        var kept = new PerGeneration<int>(_live);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await kept.GetAsync(_ => throw new InvalidOperationException(), Cancel));
        Assert.Equal(7, await kept.GetAsync(_ => Task.FromResult(7), Cancel));
    }
}
