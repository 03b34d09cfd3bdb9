using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Protocol.Manifests;

namespace Doingoai.Portal.Tests.Signage.Manifests;

public sealed class ManifestNewsTests
{
    private static readonly CompilerInput Daily = A.Input([A.Line("one", 10, "vi")], A.Content("one")) with
    {
        Schedules = [A.Window(rule: new(Starts: new(22, 0), Ends: new(5, 30))), A.Window(Level.Filler)],
    };

    private static bool News(CompilerInput before, CompilerInput after, TimeSpan later) =>
        ManifestNews.In(ManifestCompiler.Compile(after, 8, A.Now + later), ManifestCompiler.Compile(before, 7, A.Now), A.Now + later);

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(24 * 3 + 14)]
    public void Time_passing_is_no_news(int hours) => Assert.False(News(Daily, Daily, TimeSpan.FromHours(hours)));

    [Fact]
    public void A_new_one_is_cut_when_less_than_31_days_are_left()
    {
        Assert.False(News(Daily, Daily, TimeSpan.FromDays(4)));
        Assert.True(News(Daily, Daily, TimeSpan.FromDays(4) + TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Another_slide_is_news() =>
        Assert.True(News(Daily, A.Input(Daily.Playlists[A.Playlist], A.Content("one", hash: 2)) with { Schedules = Daily.Schedules }, TimeSpan.FromMinutes(1)));

    [Fact]
    public void A_recall_is_news() =>
        Assert.True(News(Daily, Daily with { Recalls = [new(Guid.NewGuid(), A.Now.ToUnixTimeMilliseconds(), "two", "vi")] }, TimeSpan.Zero));

    [Fact]
    public void Where_the_screen_lies_is_news() => Assert.True(News(Daily, Daily with { Screen = Daily.Screen with { X = 1280 } }, TimeSpan.Zero));

    [Fact]
    public void The_end_of_show_now_by_itself_is_no_news()
    {
        var show = new ShowNow(Guid.CreateVersion7(A.Now), A.Screen().Id, "one", ["vi"], 30, A.Now, A.Now.AddSeconds(30), Guid.Empty);

        Assert.True(News(Daily, Daily with { ShowNows = [show] }, TimeSpan.Zero));
        Assert.False(News(Daily with { ShowNows = [show] }, Daily, TimeSpan.FromSeconds(30)));
        Assert.True(News(Daily with { ShowNows = [show] }, Daily, TimeSpan.FromSeconds(10)));
    }
}
