using Doingoai.Portal.Content.Buffers;
using Doingoai.Portal.Content.Presence;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Content.Presence;

[StartsPortal]
public sealed class PresencesTests(ContentRooms rooms) : IClassFixture<ContentRooms>
{
    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Whoever_has_the_item_open_is_seen_until_they_leave_or_fall_silent(string provider)
    {
        var (room, item) = await OpenAsync(provider);
        var (mine, theirs) = (Guid.NewGuid(), Guid.NewGuid());
        await LookAsync(room, item, room.Author, mine);
        Assert.Equal([room.Author], (await LookAsync(room, item, room.Publisher, theirs)).Others);
        Assert.Equal([room.Publisher], (await LookAsync(room, item, room.Author, mine)).Others);

        await Presences(room).LeaveAsync(theirs, item, room.Publisher, ContentRoom.Cancel);
        Assert.Empty((await LookAsync(room, item, room.Author, mine)).Others);
        room.Wait(21);
        Assert.Empty((await LookAsync(room, item, room.Publisher, theirs)).Others);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Typing_holds_a_language_for_two_minutes_of_silence(string provider)
    {
        var (room, item) = await OpenAsync(provider);
        await TypeAsync(room, item, "title-vi", room.Author);
        Assert.Equal(("vi", room.Author), Assert.Single(await WritersAsync(room, item, room.Publisher)));
        Assert.Empty(await WritersAsync(room, item, room.Author));
        Assert.Equal(["vi"], (await LookAsync(room, item, room.Author, Guid.NewGuid())).Mine);

        room.Wait(100);
        await TypeAsync(room, item, "lead-vi", room.Author);
        room.Wait(100);
        Assert.Single(await WritersAsync(room, item, room.Publisher));
        room.Wait(21);
        Assert.Empty(await WritersAsync(room, item, room.Publisher));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Whoever_also_types_does_not_push_out_but_may_take_over_and_no_draft_is_lost(string provider)
    {
        var (room, item) = await OpenAsync(provider);
        var other = room.Publisher;
        await TypeAsync(room, item, "title-vi", room.Author, "của tác giả");
        await TypeAsync(room, item, "title-vi", other, "của người kia");
        Assert.Equal(("vi", room.Author), Assert.Single(await WritersAsync(room, item, other)));

        Assert.True(await TakeOverAsync(room, item, "vi", other));
        Assert.Equal(("vi", other), Assert.Single(await WritersAsync(room, item, room.Author)));
        await TypeAsync(room, item, "title-vi", room.Author, "của tác giả, thêm");
        Assert.Equal(("vi", other), Assert.Single(await WritersAsync(room, item, room.Author)));
        Assert.Equal("của tác giả, thêm", Assert.Single(await room.Portal.Services.GetRequiredService<DraftBuffers>().OfAsync(item, room.Author, ContentRoom.Cancel)).Typed["title"].Text);
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Saving_or_closing_the_last_window_frees_the_language(string provider)
    {
        var (room, item) = await OpenAsync(provider);
        await TypeAsync(room, item, "title-vi", room.Author);
        await room.Portal.Services.GetRequiredService<ForgetDraft>().RunAsync(item, room.Author, ContentRoom.Cancel);
        Assert.Empty(await WritersAsync(room, item, room.Publisher));

        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        foreach (var window in new[] { first, second }) await LookAsync(room, item, room.Author, window);
        await TypeAsync(room, item, "title-vi", room.Author);
        await Presences(room).LeaveAsync(first, item, room.Author, ContentRoom.Cancel);
        Assert.Single(await WritersAsync(room, item, room.Publisher));
        await Presences(room).LeaveAsync(second, item, room.Author, ContentRoom.Cancel);
        Assert.Empty(await WritersAsync(room, item, room.Publisher));
    }

    [Fact]
    public async Task Who_may_not_write_may_not_take_over()
    {
        var (room, item) = await OpenAsync("Sqlite");
        var technician = await room.Portal.PersonAsync("technician");
        Assert.Equal("content.not-allowed", (await Assert.ThrowsAsync<RuleException>(() => TakeOverAsync(room, item, "vi", technician))).Code);
        Assert.False(await TakeOverAsync(room, ContentId.New(), "vi", room.Author));
    }

    private static Presences Presences(ContentRoom room) => room.Portal.Services.GetRequiredService<Presences>();

    private static Task<DeskView> LookAsync(ContentRoom room, string item, Person by, Guid window) => Presences(room).LookAsync(window, item, by, ContentRoom.Cancel);

    private static async Task<List<(string Language, Person Writer)>> WritersAsync(ContentRoom room, string item, Person by) =>
        [.. (await LookAsync(room, item, by, Guid.NewGuid())).Writers.Select(one => (one.Key, one.Value))];

    private static async Task TypeAsync(ContentRoom room, string item, string box, Person by, string text = "đang gõ")
    {
        await using var scope = room.Portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<KeepDraft>().RunAsync(item, new Dictionary<string, string> { [box] = text }, new Dictionary<string, string?>(), by, ContentRoom.Cancel);
    }

    private static async Task<bool> TakeOverAsync(ContentRoom room, string item, string language, Person by)
    {
        await using var scope = room.Portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TakeOverLanguage>().RunAsync(item, language, by, ContentRoom.Cancel);
    }

    private async Task<(ContentRoom Room, string Item)> OpenAsync(string provider)
    {
        var room = await rooms.OnAsync(provider);
        return (room, (await room.ArticleAsync("vi")).Item);
    }
}
