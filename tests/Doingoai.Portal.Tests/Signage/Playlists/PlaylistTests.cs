using Doingoai.Portal.Platform;
using Doingoai.Portal.Signage.Playlists;

namespace Doingoai.Portal.Tests.Signage.Playlists;

public sealed class PlaylistTests
{
    private static readonly HashSet<string> Widgets = ["clock"];

    [Fact]
    public void A_line_that_stays_keeps_its_id_when_others_come_and_go()
    {
        var playlist = new Playlist(A.Playlist, "main", null);
        var (first, second) = (A.Line("one"), A.Clock());
        playlist.Arrange([first, second], seen: 0);

        playlist.Arrange([second, A.Line("two")], seen: 1);

        Assert.Equal(second.Id, playlist.Items.Single(item => item.Order == 0).Id);
        Assert.DoesNotContain(playlist.Items, item => item.Id == first.Id);
    }

    [Fact]
    public void Who_saw_an_older_arrangement_does_not_overwrite_a_newer_one()
    {
        var playlist = new Playlist(A.Playlist, "main", null);
        playlist.Arrange([A.Clock()], seen: 0);

        Assert.Equal("playlist.changed-by-someone-else", Assert.Throws<RuleException>(() => playlist.Arrange([], seen: 0)).Code);
    }

    [Theory]
    [InlineData(null, null, 10, "playlist.item-or-widget")]
    [InlineData("0123456789abcdefghjkmnpqrs", "clock", 10, "playlist.item-or-widget")]
    [InlineData("free text on a screen", null, 10, "playlist.unknown-item")]
    [InlineData(null, "marquee", 10, "playlist.unknown-widget")]
    [InlineData(null, "clock", 0, "playlist.seconds")]
    [InlineData(null, "clock", 3601, "playlist.seconds")]
    public void A_line_is_an_item_or_a_known_widget_for_a_sensible_time(string? item, string? widget, int seconds, string refusal) =>
        Assert.Equal(refusal, Assert.Throws<RuleException>(() => new PlannedItem(Guid.NewGuid(), item, widget, [], seconds).Check(Widgets)).Code);

    [Fact]
    public void A_line_knows_three_languages_each_once()
    {
        Assert.Throws<RuleException>(() => (A.Clock() with { Languages = ["vi", "vi"] }).Check(Widgets));
        Assert.Throws<RuleException>(() => (A.Clock() with { Languages = ["fr"] }).Check(Widgets));
    }
}
