using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Recipes;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Tests.Content.Publishing;

[StartsPortal]
public sealed class PublishingTests(ContentRooms rooms) : IClassFixture<ContentRooms>
{
    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task A_published_language_is_live_on_its_channel_only(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi", "en");
        await room.PublishAsync(item, "vi");

        var live = await room.LiveAsync(item, "vi");
        Assert.Equal((item.Versions["vi"], room.Now, "chinh-sach"), (live!.Version, live.From, live.SectionKey));
        Assert.Equal("<p>Nội dung</p>", live.Fields["body"].Text);
        Assert.Equal(live.Sha256, (await room.VersionAsync(live.Version)).Sha256);
        Assert.Null(await room.LiveAsync(item, "en"));
        Assert.Null(await room.LiveAsync(item, "vi", Channel.Screens));
        Assert.Equal(["vi"], (await room.Live.AllLanguagesAsync(Channel.Portal, item.Item, room.Now, ContentRoom.Cancel)).Select(one => one.Language));
        Assert.Contains(await room.Live.ListAsync(Channel.Portal, "vi", room.Now, new("chinh-sach", "article", Take: 1000), ContentRoom.Cancel), one => one.Item == item.Item);
        Assert.Contains(new PublicationChanged(item.Item, "vi", Channel.Portal), room.Events);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task A_new_version_takes_the_place_of_the_old_one(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        await room.PublishAsync(item, "vi");
        var first = room.Now;
        room.Wait(60);
        var next = await room.SaveAsync(item, "vi", ContentRoom.Text(room.Title()));
        Assert.Equal(item.Versions["vi"], (await room.LiveAsync(item, "vi"))!.Version);

        await room.PublishAsync(next!, "vi");
        var live = await room.LiveAsync(item, "vi");
        Assert.Equal((next!.Versions["vi"], first), (live!.Version, live.FirstPublished));
        Assert.Equal(Stage.Archived, (await room.VersionAsync(item.Versions["vi"])).Stage);
        Assert.Equal(item.Versions["vi"], (await room.Live.FindAsync(Channel.Portal, "vi", item.Item, first, ContentRoom.Cancel))!.Version);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task An_embargo_lifts_and_an_until_ends_by_the_clock_alone(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        var began = room.Now;
        await room.PublishAsync(item, "vi", from: 100, until: 200);
        Assert.Null(await room.LiveAsync(item, "vi"));
        Assert.Equal(began.AddSeconds(100), await room.Live.NextTransitionAsync(room.Now, ContentRoom.Cancel));
        Assert.False(await room.Live.WasAtAsync(Channel.Portal, "vi", (await room.VersionAsync(item.Versions["vi"])).Slug!, room.Now, ContentRoom.Cancel));

        room.Wait(100);
        Assert.Equal(began.AddSeconds(200), (await room.LiveAsync(item, "vi"))!.Until);
        Assert.Equal(began.AddSeconds(200), await room.Live.NextTransitionAsync(room.Now, ContentRoom.Cancel));
        var generation = await room.Live.GenerationAsync(ContentRoom.Cancel);
        await room.PassAsync();
        Assert.True(await room.Live.GenerationAsync(ContentRoom.Cancel) >= generation);
        Assert.Equal(Stage.Published, (await room.VersionAsync(item.Versions["vi"])).Stage);

        room.Wait(100);
        Assert.Null(await room.LiveAsync(item, "vi"));
        Assert.Null(await room.Live.NextTransitionAsync(room.Now, ContentRoom.Cancel));
        await room.PassAsync();
        Assert.Equal(Stage.Archived, (await room.VersionAsync(item.Versions["vi"])).Stage);
        Assert.True(await room.Live.WasAtAsync(Channel.Portal, "vi", (await room.VersionAsync(item.Versions["vi"])).Slug!, room.Now, ContentRoom.Cancel));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Every_change_of_publications_raises_the_generation(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        var before = await room.Live.GenerationAsync(ContentRoom.Cancel);
        await room.PublishAsync(item, "vi");
        var published = await room.Live.GenerationAsync(ContentRoom.Cancel);
        await room.RecallAsync(item);
        Assert.True(before < published && published < await room.Live.GenerationAsync(ContentRoom.Cancel));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Publications_at_the_same_moment_leave_one_live(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => room.PublishAsync(item, "vi", Channel.Screens)));
        var rows = await room.ReadAsync(db => db.Publications.Where(row => row.ItemId == item.Item).ToListAsync());
        Assert.Equal(6, rows.Count);
        Assert.Single(rows, row => row.IsLiveAt(room.Now));
        Assert.NotNull(await room.LiveAsync(item, "vi", Channel.Screens));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Pressing_publish_twice_publishes_once_on_the_portal(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        await room.PublishAsync(item, "vi");
        await room.PublishAsync(item, "vi");
        Assert.Equal(1, await room.ReadAsync(db => db.Publications.CountAsync(row => row.ItemId == item.Item)));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task A_recall_takes_every_language_off_every_channel_with_all_that_was_planned(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi", "en");
        await room.PublishAsync(item, "vi");
        await room.PublishAsync(item, "vi", Channel.Screens);
        await room.PublishAsync(item, "en", from: 50);
        room.Wait(10);
        await room.RecallAsync(item);

        foreach (var seconds in (int[])[0, 50, 1000])
            foreach (var channel in Enum.GetValues<Channel>())
                Assert.Empty(await room.Live.AllLanguagesAsync(channel, item.Item, room.Now.AddSeconds(seconds), ContentRoom.Cancel));
        Assert.Contains(new ItemRecalled(item.Item, null, room.Now), room.Events);
        Assert.Equal(["vi"], (await RecallsAsync(room)).Where(row => row.Item == item.Item).Select(row => row.Language));
        Assert.Equal(Stage.Archived, (await room.VersionAsync(item.Versions["vi"])).Stage);
        Assert.Equal("version.archived", (await Assert.ThrowsAsync<RuleException>(() => room.PublishAsync(item, "vi"))).Code);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task One_language_can_be_recalled_alone(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi", "zh");
        await room.PublishAsync(item, "vi");
        await room.PublishAsync(item, "zh");
        room.Wait(1);
        await room.RecallAsync(item, "zh");
        Assert.NotNull(await room.LiveAsync(item, "vi"));
        Assert.Null(await room.LiveAsync(item, "zh"));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task What_was_recalled_is_published_anew_after_it_was_saved_anew(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var title = room.Title();
        var item = await room.Writer.CreateAsync("article", Guid.Empty, new(0, ContentRoom.Section, new Dictionary<string, VariantDraft> { ["vi"] = ContentRoom.Text(title) }), room.Author, ContentRoom.Cancel);
        await room.PublishAsync(item, "vi");
        await room.RecallAsync(item);
        var again = await room.SaveAsync(item, "vi", ContentRoom.Text(title));
        await room.PublishAsync(again!, "vi");
        room.Wait(1);
        Assert.Equal(again!.Versions["vi"], (await room.LiveAsync(item, "vi"))!.Version);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task An_old_address_leads_to_the_new_one_and_never_to_another_item(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        var old = (await room.VersionAsync(item.Versions["vi"])).Slug!;
        await room.PublishAsync(item, "vi");
        room.Wait(1);
        var title = room.Title("Địa chỉ");
        item = (await room.SaveAsync(item, "vi", ContentRoom.Text(title, slug: $"{old}-moi")))!;
        Assert.Equal(old, (await room.LiveAsync(item, "vi"))!.Slug);

        await room.PublishAsync(item, "vi");
        Assert.Equal($"{old}-moi", (await room.Live.BySlugAsync(Channel.Portal, "vi", old, room.Now, ContentRoom.Cancel))!.Slug);
        var other = await room.ArticleAsync("vi");
        Assert.Equal("slug.taken", (await Assert.ThrowsAsync<RuleException>(() => room.SaveAsync(other, "vi", ContentRoom.Text(room.Title(), slug: old)))).Code);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task What_other_modules_add_is_written_with_the_publication_or_not_at_all(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi", "en");
        room.Part.Refuses.Add(item.Item);
        Assert.Equal("slide.does-not-fit", (await Assert.ThrowsAsync<RuleException>(() => room.PublishAsync(item, "vi", Channel.Screens))).Code);
        Assert.Equal(0, await room.ReadAsync(db => db.Publications.CountAsync(row => row.ItemId == item.Item)));

        room.Part.Refuses.Clear();
        await room.PublishAsync(item, "vi", Channel.Screens);
        var publication = await room.ReadAsync(db => db.Publications.SingleAsync(row => row.ItemId == item.Item));
        Assert.True(await room.ReadAsync(db => db.Set<RecipeRun>().AnyAsync(row => row.Name == PartOfATest.RowOf(publication.Id))));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Of_an_order_all_versions_are_published_or_none(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        var half = await room.Writer.SaveAsync(item.Item, new(item.Revision, null, new Dictionary<string, VariantDraft> { ["en"] = new(An.Fields(("title", room.Title()))) }), room.Author, ContentRoom.Cancel);
        var order = new PublishOrder([.. half!.Versions.Values], Channel.Portal);
        var refused = await Assert.ThrowsAsync<RuleException>(() => room.Publications.RunAsync(order, room.Publisher, ContentRoom.Cancel));
        Assert.Equal("version.not-ready", refused.Code);
        Assert.Equal("en", refused.Arguments[0]);
        Assert.Null(await room.LiveAsync(item, "vi"));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Portal_and_screens_are_published_in_one_act_and_the_old_version_is_archived_once(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        await room.Publications.RunAllAsync(Everywhere(item), room.Publisher, ContentRoom.Cancel);
        room.Wait(60);
        var next = await room.SaveAsync(item, "vi", ContentRoom.Text(room.Title()));

        await room.Publications.RunAllAsync(Everywhere(next!), room.Publisher, ContentRoom.Cancel);

        foreach (var channel in Enum.GetValues<Channel>()) Assert.Equal(next!.Versions["vi"], (await room.LiveAsync(item, "vi", channel))!.Version);
        Assert.Equal(Stage.Archived, (await room.VersionAsync(item.Versions["vi"])).Stage);
        Assert.Equal(4, await room.ReadAsync(db => db.Publications.CountAsync(row => row.ItemId == item.Item)));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task What_one_channel_refuses_is_not_published_on_the_other(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        var refused = await Assert.ThrowsAsync<RuleException>(() => room.Publications.RunAllAsync(Everywhere(item), room.Author, ContentRoom.Cancel));
        Assert.Equal("version.author-may-not-publish", refused.Code);
        Assert.Null(await room.LiveAsync(item, "vi"));
    }

    [Theory]
    [InlineData("page", "version.not-for-screens")]
    [InlineData("video", "version.not-ready")]
    public async Task What_has_nothing_for_a_screen_is_refused_there(string type, string code)
    {
        var room = await rooms.OnAsync("Sqlite");
        var fields = type == "page" ? An.Fields(("title", room.Title()), ("body", "<p>x</p>")) : An.Fields(("title", room.Title()));
        var item = await room.Writer.CreateAsync(type, Guid.Empty, new(0, null, new Dictionary<string, VariantDraft> { ["vi"] = new(fields) }), room.Author, ContentRoom.Cancel);
        Assert.Equal(code, (await Assert.ThrowsAsync<RuleException>(() => room.PublishAsync(item, "vi", Channel.Screens))).Code);
    }

    [Fact]
    public async Task The_author_may_not_publish_to_the_screens_even_through_the_inner_door()
    {
        var room = await rooms.OnAsync("Sqlite");
        var item = await room.ArticleAsync("vi");
        var order = new PublishOrder([item.Versions["vi"]], Channel.Screens);
        Assert.Equal("version.author-may-not-publish", (await Assert.ThrowsAsync<RuleException>(() => room.Publications.RunAsync(order, room.Author, ContentRoom.Cancel))).Code);
    }

    [Fact]
    public async Task An_end_before_the_beginning_is_refused()
    {
        var room = await rooms.OnAsync("Sqlite");
        var item = await room.ArticleAsync("vi");
        Assert.Equal("publication.until-before-from", (await Assert.ThrowsAsync<RuleException>(() => room.PublishAsync(item, "vi", from: 100, until: 50))).Code);
    }

    private static PublishOrder[] Everywhere(SavedItem item) => [.. Enum.GetValues<Channel>().Select(channel => new PublishOrder([.. item.Versions.Values], channel))];

    private static async Task<IReadOnlyList<RecalledPublication>> RecallsAsync(ContentRoom room) =>
        await ((IRecalls)room.Portal.Services.GetService(typeof(IRecalls))!).SinceAsync(An.Instant.AddDays(-1), ContentRoom.Cancel);
}
