using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Lists;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Content.Lists;

[StartsPortal]
public sealed class ListsTests(ContentRooms rooms) : IClassFixture<ContentRooms>
{
    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task A_filter_is_ones_own_and_the_same_name_replaces_it(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var (save, lists) = (room.Portal.Services.GetRequiredService<SaveList>(), room.Portal.Services.GetRequiredService<PersonLists>());
        await save.RunAsync("  Chờ đăng ", "state=Waiting", room.Author, ContentRoom.Cancel);
        await save.RunAsync("Chờ đăng", "state=Waiting&type=article", room.Author, ContentRoom.Cancel);

        var mine = Assert.Single(await lists.ListsAsync(room.Author, ContentRoom.Cancel));
        Assert.Equal(("Chờ đăng", "state=Waiting&type=article"), (mine.Name, mine.Query));
        Assert.Empty(await lists.ListsAsync(room.Publisher, ContentRoom.Cancel));

        var forget = room.Portal.Services.GetRequiredService<ForgetList>();
        await forget.RunAsync(mine.Id, room.Publisher, ContentRoom.Cancel);
        Assert.Single(await lists.ListsAsync(room.Author, ContentRoom.Cancel));
        await forget.RunAsync(mine.Id, room.Author, ContentRoom.Cancel);
        Assert.Empty(await lists.ListsAsync(room.Author, ContentRoom.Cancel));
    }

    [Fact]
    public async Task A_filter_needs_a_name_that_is_short_and_there_is_an_end_to_them()
    {
        var room = await rooms.OnAsync("Sqlite");
        var save = room.Portal.Services.GetRequiredService<SaveList>();
        var person = await room.Portal.PersonAsync("operator");
        Task Save(string? name) => save.RunAsync(name, "", person, ContentRoom.Cancel);
        Assert.Equal("list.without-name", (await Assert.ThrowsAsync<RuleException>(() => Save(" "))).Code);
        Assert.Equal("list.too-long", (await Assert.ThrowsAsync<RuleException>(() => Save(new string('a', SaveList.LongestName + 1)))).Code);
        for (var at = 0; at < SaveList.MostOfAPerson; at++) await Save($"{at}");
        Assert.Equal("list.too-many", (await Assert.ThrowsAsync<RuleException>(() => Save("một nữa"))).Code);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Columns_are_remembered_in_their_order(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var lists = room.Portal.Services.GetRequiredService<PersonLists>();
        Assert.Equal([ItemColumn.Languages, ItemColumn.Section, ItemColumn.Saved], await lists.ColumnsAsync(room.Publisher, ContentRoom.Cancel));
        var choose = room.Portal.Services.GetRequiredService<ChooseColumns>();
        await choose.RunAsync([ItemColumn.Risk, ItemColumn.Type], room.Publisher, ContentRoom.Cancel);
        Assert.Equal([ItemColumn.Type, ItemColumn.Risk], await lists.ColumnsAsync(room.Publisher, ContentRoom.Cancel));
        await choose.RunAsync([], room.Publisher, ContentRoom.Cancel);
        Assert.Empty(await lists.ColumnsAsync(room.Publisher, ContentRoom.Cancel));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Of_many_items_the_ready_are_published_and_of_the_others_is_said_why_not(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var (ready, live) = (await room.ArticleAsync("vi", "en"), await room.ArticleAsync("vi"));
        await room.PublishAsync(live, "vi");
        var half = await room.Writer.CreateAsync("article", Guid.Empty, new(0, null, new Dictionary<string, VariantDraft> { ["vi"] = new(An.Fields(("title", room.Title("Dở dang")))) }), room.Author, ContentRoom.Cancel);

        var outcome = await DoAsync(room, bulk => bulk.PublishAsync([ready.Item, live.Item, half.Item, ContentId.New()], room.Publisher, ContentRoom.Cancel));

        Assert.Single(outcome.Done);
        Assert.Equal([(live.Item, "item.nothing-due"), (half.Item, "version.not-ready")], outcome.Refused.Select(one => (one.Item, one.Why.Code)));
        foreach (var language in new[] { "vi", "en" }) Assert.NotNull(await room.LiveAsync(ready, language));
        Assert.Null(await room.LiveAsync(half, "vi"));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Many_are_recalled_and_what_is_nowhere_live_is_told(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var (live, draft) = (await room.ArticleAsync("vi"), await room.ArticleAsync("vi"));
        await room.PublishAsync(live, "vi");
        room.Wait(1);

        var outcome = await DoAsync(room, bulk => bulk.RecallAsync([live.Item, draft.Item], room.Publisher, ContentRoom.Cancel));

        Assert.Equal((1, "item.nothing-live"), (outcome.Done.Count, Assert.Single(outcome.Refused).Why.Code));
        Assert.Null(await room.LiveAsync(live, "vi"));
    }

    [Fact]
    public async Task Translations_are_given_where_they_may_be()
    {
        var room = await rooms.OnAsync("Sqlite");
        var (one, two) = (await room.ArticleAsync("vi"), await room.ArticleAsync("vi"));
        var given = await DoAsync(room, bulk => bulk.AssignAsync([one.Item, two.Item], "en", room.Author.Id, null, room.Author, ContentRoom.Cancel));
        Assert.Equal((2, 0), (given.Done.Count, given.Refused.Count));
        var refused = await DoAsync(room, bulk => bulk.AssignAsync([one.Item], "vi", room.Author.Id, null, room.Author, ContentRoom.Cancel));
        Assert.Equal("assignment.is-source", Assert.Single(refused.Refused).Why.Code);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task The_list_can_be_narrowed_to_ones_own(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        var listing = room.Portal.Services.GetRequiredService<ItemListing>();
        Assert.Contains((await listing.FindAsync(new(Author: room.Author.Id, Take: 200), ContentRoom.Cancel)).Items, one => one.Item.Id == item.Item);
        Assert.DoesNotContain((await listing.FindAsync(new(Author: room.Publisher.Id, Take: 200), ContentRoom.Cancel)).Items, one => one.Item.Id == item.Item);
    }

    private static async Task<BulkOutcome> DoAsync(ContentRoom room, Func<BulkItems, Task<BulkOutcome>> act)
    {
        await using var scope = room.Portal.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<BulkItems>());
    }
}
