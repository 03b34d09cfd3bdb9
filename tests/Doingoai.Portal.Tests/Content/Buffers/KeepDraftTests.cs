using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Buffers;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Pages;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Doingoai.Portal.Tests.Content.Buffers;

[StartsPortal]
public sealed class KeepDraftTests(ContentRooms rooms) : IClassFixture<ContentRooms>
{
    private static readonly Dictionary<string, string?> NoBasis = [];

    public static TheoryData<string> Both => ContentRooms.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_typed_comes_back_and_makes_no_version(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        var versions = await room.ReadAsync(db => db.Versions.CountAsync(row => row.ItemId == item.Item));

        await KeepAsync(room, item.Item, ("title-vi", "Đang gõ"), ("lead-vi", "Tóm"));
        await KeepAsync(room, item.Item, ("title-vi", "Đang gõ tiếp"), ("author-shared", "Hà"));

        var opened = await OpenAsync(room, item.Item);
        Assert.Equal(room.Now, opened.RestoredFrom);
        Assert.Equal("Đang gõ tiếp", opened.Editing["vi"].Fields["title"].Text);
        Assert.Equal("Tóm", opened.Editing["vi"].Fields["lead"].Text);
        Assert.Equal("Hà", opened.Editing.Shared["author"].Text);
        Assert.Empty(opened.Editing.Conflicts);
        Assert.Equal(versions, await room.ReadAsync(db => db.Versions.CountAsync(row => row.ItemId == item.Item)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nobody_sees_what_another_is_typing(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        await KeepAsync(room, item.Item, ("title-vi", "Riêng tôi"));
        Assert.Empty(await room.Portal.Services.GetRequiredService<DraftBuffers>().OfAsync(item.Item, room.Publisher, ContentRoom.Cancel));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_hands_in_one_part_lose_nothing(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        await Task.WhenAll(KeepAsync(room, item.Item, ("title-vi", "Một")), KeepAsync(room, item.Item, ("lead-vi", "Hai")), KeepAsync(room, item.Item, ("source-vi", "Ba")));
        var fields = (await OpenAsync(room, item.Item)).Editing["vi"].Fields;
        Assert.Equal(["Một", "Hai", "Ba"], [fields["title"].Text, fields["lead"].Text, fields["source"].Text]);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Saving_ends_it_and_what_another_saved_meanwhile_is_merged_or_asked_about(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        await KeepAsync(room, item.Item, item.Versions["vi"], ("title-vi", "Của tôi"), ("lead-vi", "Tóm tắt của tôi"));
        await room.SaveAsync(item, "vi", ContentRoom.Text(room.Title("Của họ"), "<p>Thân bài của họ</p>"));

        var opened = await OpenAsync(room, item.Item);
        var conflict = Assert.Single(opened.Editing.Conflicts);
        Assert.Equal(("title", "vi", "Của tôi"), (conflict.Field, conflict.Language, conflict.Mine!.Text));
        Assert.Equal("<p>Thân bài của họ</p>", opened.Editing["vi"].Fields["body"].Text);
        Assert.Equal("Tóm tắt của tôi", opened.Editing["vi"].Fields["lead"].Text);

        opened.Editing.Choose(conflict, mine: true);
        await InScopeAsync(room, desk => desk.SaveAsync(item.Item, opened.Editing, room.Author));
        var now = await OpenAsync(room, item.Item);
        Assert.Null(now.RestoredFrom);
        Assert.Equal("Của tôi", now.Editing["vi"].Stored!.Title);
        Assert.Equal(3, now.Editing["vi"].Stored!.Number);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_new_item_waits_under_a_word_of_its_own(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var key = BufferKey.New("article", BufferKey.NewWord());
        await KeepAsync(room, key, ("title-vi", "Bài mới"));
        var unsaved = Assert.Single(await room.Portal.Services.GetRequiredService<DraftBuffers>().AllAsync(room.Author, ContentRoom.Cancel), one => one.Key == key);
        Assert.Equal(("article", "Bài mới"), (unsaved.Type, unsaved.Title));
        Assert.StartsWith("/admin/items/new/article?draft=", unsaved.Href, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task It_is_bounded_and_takes_only_boxes_the_type_has(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        Assert.Equal("draft.too-large", (await Assert.ThrowsAsync<RuleException>(() => KeepAsync(room, item.Item, ("body-vi", new string('x', KeepDraft.LargestField + 1))))).Code);
        Assert.Equal("field.unknown", (await Assert.ThrowsAsync<RuleException>(() => KeepAsync(room, item.Item, ("section-vi", "x")))).Code);
        Assert.Equal("field.unknown", (await Assert.ThrowsAsync<RuleException>(() => KeepAsync(room, item.Item, ("nothing-vi", "x")))).Code);
        Assert.False(await KeepAsync(room, ContentId.New(), ("title-vi", "x")));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_nobody_came_back_for_is_let_go(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        await KeepAsync(room, item.Item, ("title-vi", "Bỏ quên"));
        await Tidy(room, TidyBuffers.Days - 1).RunAsync(ContentRoom.Cancel);
        Assert.NotNull((await OpenAsync(room, item.Item)).RestoredFrom);
        await Tidy(room, TidyBuffers.Days + 1).RunAsync(ContentRoom.Cancel);
        Assert.Null((await OpenAsync(room, item.Item)).RestoredFrom);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_earlier_version_or_one_field_of_it_comes_back_as_a_new_draft(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var first = await room.ArticleAsync("vi");
        var second = (await room.SaveAsync(first, "vi", ContentRoom.Text(room.Title("Sau"), "<p>Sau</p>")))!;
        await using var scope = room.Portal.Services.CreateAsyncScope();
        var restore = scope.ServiceProvider.GetRequiredService<RestoreVersion>();

        var third = (await restore.RunAsync(first.Versions["vi"], "body", second.Revision, room.Author, ContentRoom.Cancel))!;
        var version = await room.VersionAsync(third.Versions["vi"]);
        Assert.Equal(3, version.Number);
        Assert.StartsWith("Sau", version.Title, StringComparison.Ordinal);
        Assert.Contains("Nội dung", version.Fields, StringComparison.Ordinal);

        var fourth = (await restore.RunAsync(first.Versions["vi"], null, third.Revision, room.Author, ContentRoom.Cancel))!;
        Assert.Equal((await room.VersionAsync(first.Versions["vi"])).Title, (await room.VersionAsync(fourth.Versions["vi"])).Title);
        Assert.Equal("item.changed-by-someone-else", (await Assert.ThrowsAsync<RuleException>(() => restore.RunAsync(second.Versions["vi"], null, second.Revision, room.Author, ContentRoom.Cancel))).Code);
    }

    private static Task<bool> KeepAsync(ContentRoom room, string key, params (string Box, string Text)[] texts) => KeepAsync(room, key, null, texts);

    private static async Task<bool> KeepAsync(ContentRoom room, string key, string? basis, params (string Box, string Text)[] texts)
    {
        await using var scope = room.Portal.Services.CreateAsyncScope();
        var from = basis is null && ContentId.IsValid(key) ? await LatestAsync(room, key) : basis;
        return await scope.ServiceProvider.GetRequiredService<KeepDraft>().RunAsync(
            key, texts.ToDictionary(text => text.Box, text => text.Text), from is null ? NoBasis : new Dictionary<string, string?> { ["vi"] = from, ["shared"] = from }, room.Author, ContentRoom.Cancel);
    }

    private static Task<string?> LatestAsync(ContentRoom room, string item) =>
        room.ReadAsync(db => db.Variants.Where(row => row.ItemId == item && row.Language == "vi").Select(row => (string?)row.LatestVersionId).FirstOrDefaultAsync());

    private static async Task<OpenedItem> OpenAsync(ContentRoom room, string item)
    {
        var stored = await room.Portal.Services.GetRequiredService<ItemReader>().FindAsync(item, ContentRoom.Cancel);
        return await InScopeAsync(room, desk => desk.OpenAsync(An.ArticleType, stored, item, null, room.Author));
    }

    private static async Task<T> InScopeAsync<T>(ContentRoom room, Func<ItemDesk, Task<T>> act)
    {
        await using var scope = room.Portal.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<ItemDesk>());
    }

    private static TidyBuffers Tidy(ContentRoom room, int days)
    {
        var time = new FakeTimeProvider(room.Now.AddDays(days));
        return new(room.Portal.Dbs, new Doingoai.Portal.Content.Presence.Presences(room.Portal.Dbs, time), time);
    }
}
