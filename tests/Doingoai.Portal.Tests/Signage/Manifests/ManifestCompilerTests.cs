using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Tests.Signage.Manifests;

public sealed class ManifestCompilerTests
{
    private static Manifest Compile(CompilerInput input) => ManifestCompiler.Compile(input, version: 7, A.Now);

    [Fact]
    public void An_item_plays_in_the_languages_of_the_screen_one_after_the_other()
    {
        var manifest = Compile(A.Input([A.Line("one")], A.Content("one", "vi", 1), A.Content("one", "en", 2), A.Content("one", "zh", 3)));

        Assert.Equal(["vi", "zh", "en"], manifest.Playlists.Single().Entries.Select(entry => entry.Language));
    }

    [Fact]
    public void A_line_with_one_language_plays_in_that_one_only()
    {
        var manifest = Compile(A.Input([A.Line("one", 10, "en")], A.Content("one", "vi", 1), A.Content("one", "en", 2)));

        Assert.Equal(["en"], manifest.Playlists.Single().Entries.Select(entry => entry.Language));
    }

    [Fact]
    public void What_is_not_live_or_not_approved_is_left_out_and_an_empty_playlist_with_it()
    {
        var manifest = Compile(A.Input([A.Line("gone")]));

        Assert.Empty(manifest.Playlists);
        Assert.Empty(manifest.Windows);
        Assert.Empty(manifest.Media);
        Assert.Null(manifest.Evergreen);
    }

    [Fact]
    public void Another_slide_in_the_same_place_has_another_id_and_the_same_slot()
    {
        var line = A.Line("one", 10, "vi");
        var before = Compile(A.Input([line], A.Content("one", "vi", 1))).Playlists.Single().Entries.Single();
        var after = Compile(A.Input([line], A.Content("one", "vi", 2) with { Sha256 = new string('b', 64) })).Playlists.Single().Entries.Single();

        Assert.Equal(before.Slot, after.Slot);
        Assert.NotEqual(before.Id, after.Id);
    }

    [Theory]
    [InlineData(RiskClass.Sensitive, 24)]
    [InlineData(RiskClass.Normal, 72)]
    [InlineData(RiskClass.Evergreen, 90 * 24)]
    public void The_lease_follows_the_risk_class(RiskClass risk, int hours)
    {
        var entry = Compile(A.Input([A.Line("one", 10, "vi")], A.Content("one", risk: risk))).Playlists.Single().Entries.Single();

        Assert.Equal(TimeSpan.FromHours(hours).TotalMilliseconds, entry.LeaseMs);
    }

    [Fact]
    public void Media_lists_each_file_once_with_an_address_on_the_portal()
    {
        var manifest = Compile(A.Input([A.Line("one"), A.Line("two")], A.Content("one", hash: 1), A.Content("two", hash: 1)));

        var media = Assert.Single(manifest.Media);
        Assert.Equal($"/device/v1/media/{A.Hash(1)}", media.Address);
    }

    [Fact]
    public void Always_is_open_from_when_it_was_planned_to_the_horizon_even_without_proven_time()
    {
        var window = Compile(A.Input([A.Clock()])).Windows.Single();

        Assert.True(window.Always);
        Assert.Equal(A.Now.AddDays(-1).ToUnixTimeMilliseconds(), window.FromMs);
        Assert.Equal(window.FromMs, window.AnchorMs);
        Assert.Equal(A.Now.AddDays(35).ToUnixTimeMilliseconds(), window.ToMs);
    }

    [Fact]
    public void A_filler_without_calendar_is_the_evergreen_set()
    {
        var filler = A.Input([A.Clock()]) with { Schedules = [A.Window(Level.Filler)] };
        var daily = filler with { Schedules = [A.Window(Level.Filler, new(Starts: new(8, 0), Ends: new(9, 0)))] };

        Assert.Equal(A.Playlist.ToString("N"), Compile(filler).Evergreen);
        Assert.Null(Compile(daily).Evergreen);
    }

    [Fact]
    public void Show_now_is_an_urgent_window_that_begins_with_its_own_entry()
    {
        var show = new ShowNow(Guid.CreateVersion7(A.Now), A.Screen().Id, "one", ["en", "vi"], 30, A.Now, A.Now.AddSeconds(60), Guid.Empty);
        var manifest = Compile(A.Input([A.Clock()], A.Content("one", "vi", 1), A.Content("one", "en", 2)) with { ShowNows = [show] });

        var window = manifest.Windows.Single(one => one.StartEntry is not null);
        var entries = manifest.Playlists.Single(one => one.Id == window.Playlist).Entries;
        Assert.Equal(Level.Urgent, window.Level);
        Assert.Equal(A.Now.ToUnixTimeMilliseconds(), window.AnchorMs);
        Assert.Equal(window.FromMs + 60_000, window.ToMs);
        Assert.Equal(["en", "vi"], entries.Select(entry => entry.Language));
        Assert.Equal(entries[0].Id, window.StartEntry);
    }

    [Fact]
    public void A_publication_that_begins_later_ships_early_with_not_before()
    {
        var entry = Compile(A.Input([A.Line("one", 10, "vi")], A.Content("one") with { From = A.Now.AddHours(2), Until = A.Now.AddHours(3) })).Playlists.Single().Entries.Single();

        Assert.Equal(A.Now.AddHours(2).ToUnixTimeMilliseconds(), entry.NotBeforeMs);
        Assert.Equal(A.Now.AddHours(3).ToUnixTimeMilliseconds(), entry.NotAfterMs);
    }

    [Fact]
    public void A_video_plays_as_long_as_it_is()
    {
        var entry = Compile(A.Input([A.Line("film", 5, "vi")], A.Content("film") with { Kind = EntryKind.Video, DurationMs = 42_000 })).Playlists.Single().Entries.Single();

        Assert.Equal(42_000, entry.DurationMs);
    }
}
