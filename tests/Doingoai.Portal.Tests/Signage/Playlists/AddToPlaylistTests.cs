using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Lists;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Signage.Playlists;

/// <summary>Many items of the list of items go on a playlist at once.</summary>
[StartsPortal]
public sealed class AddToPlaylistTests(DatabaseFixture databases) : IClassFixture<DatabaseFixture>
{
    public static TheoryData<string> Both => DatabaseFixture.Both;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_on_screens_is_added_once_at_the_end_and_of_the_rest_is_said_why_not(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var (there, playlist) = await APlace.PlayingAsync(portal, await APlace.ScreenAsync(portal));
        var (shown, vi, _) = await APlace.AnnouncementAsync(portal, "Chợ phiên sáng chủ nhật");
        (await APlace.PublishAsync(portal, vi)).EnsureSuccessStatusCode();
        var (draft, _, _) = await APlace.AnnouncementAsync(portal, "Chưa xuất bản");
        var before = await ReadAsync(portal, playlist);

        var outcome = await AddAsync(portal, "operator", $"{playlist:N}", [there, shown, draft, ContentId.New(), shown]);

        Assert.Equal("Chợ phiên sáng chủ nhật", Assert.Single(outcome.Done));
        Assert.Equal([(there, "playlist.has-it"), (draft, "playlist.not-on-screens")], outcome.Refused.Select(one => (one.Item, one.Why.Code)));
        var after = await ReadAsync(portal, playlist);
        Assert.Equal(before.Revision + 1, after.Revision);
        Assert.Equal([.. before.Items.Select(line => line.Id)], after.Items.SkipLast(1).Select(line => line.Id));
        Assert.Equal((shown, 10), (after.Items[^1].Item, after.Items[^1].Seconds));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_may_not_arrange_screens_is_offered_none_and_refused(string provider)
    {
        var portal = await databases.OnAsync(provider);
        var (item, playlist) = await APlace.PlayingAsync(portal, await APlace.ScreenAsync(portal));
        await using var scope = portal.Services.CreateAsyncScope();
        var collections = scope.ServiceProvider.GetServices<IItemCollections>().OfType<AddToPlaylist>().Single();
        Assert.Contains(await collections.OfAsync(await portal.PersonAsync("operator"), Cancel), one => one.Id == $"{playlist:N}");
        Assert.Empty(await collections.OfAsync(await portal.PersonAsync("author"), Cancel));

        Assert.Equal("screens.not-allowed", Assert.Single((await AddAsync(portal, "author", $"{playlist:N}", [item])).Refused).Why.Code);
        foreach (var nowhere in new[] { $"{Guid.NewGuid():N}", "x'; DROP TABLE" })
            Assert.Equal("schedule.unknown-playlist", Assert.Single((await AddAsync(portal, "operator", nowhere, [item])).Refused).Why.Code);
    }

    [Fact]
    public async Task A_full_playlist_takes_no_more()
    {
        var portal = await databases.OnAsync("Sqlite");
        await APlace.ScreenAsync(portal);
        var (item, vi, _) = await APlace.AnnouncementAsync(portal);
        (await APlace.PublishAsync(portal, vi)).EnsureSuccessStatusCode();
        await using var scope = portal.Services.CreateAsyncScope();
        var full = await scope.ServiceProvider.GetRequiredService<SavePlaylist>().CreateAsync(
            new Names("Đầy", "", ""), [.. Enumerable.Range(0, Playlist.MostItems).Select(_ => new PlannedItem(Guid.NewGuid(), null, "clock", [], 5))], await portal.PersonAsync("operator"), Cancel);

        var outcome = await AddAsync(portal, "operator", $"{full.Id:N}", [item]);

        Assert.Equal("playlist.too-long", Assert.Single(outcome.Refused).Why.Code);
        Assert.Equal(full.Revision, (await ReadAsync(portal, full.Id)).Revision);
    }

    private static async Task<BulkOutcome> AddAsync(PortalFixture portal, string user, string playlist, IReadOnlyList<string> items)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return await services.GetRequiredService<BulkItems>().AddAsync(services.GetServices<IItemCollections>().OfType<AddToPlaylist>().Single(), playlist, items, await portal.PersonAsync(user), Cancel);
    }

    private static async Task<PlaylistView> ReadAsync(PortalFixture portal, Guid playlist)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<PlaylistReader>().FindAsync(playlist, Cancel))!;
    }
}
