using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Content.Buffers;
using Doingoai.Portal.Content.Work;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Content.Work;

[StartsPortal]
public sealed class WorkTests(ContentRooms rooms) : IClassFixture<ContentRooms>
{
    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task A_draft_is_its_authors_until_it_is_published_and_waits_for_the_publisher(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi", "en");
        Assert.Contains("VI, EN", Line(await OfAsync<MyDrafts>(room, room.Author), item.Item)!.Detail, StringComparison.Ordinal);
        Assert.NotNull(Line(await OfAsync<WaitingForMe>(room, room.Publisher), item.Item));
        Assert.Null(Line(await OfAsync<WaitingForMe>(room, room.Author), item.Item));
        Assert.Null(Line(await OfAsync<MyDrafts>(room, room.Publisher), item.Item));

        await room.PublishAsync(item, "vi");
        await room.PublishAsync(item, "en");
        Assert.Null(Line(await OfAsync<MyDrafts>(room, room.Author), item.Item));
        Assert.Null(Line(await OfAsync<WaitingForMe>(room, room.Publisher), item.Item));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task What_is_typed_and_not_saved_stands_first(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi");
        await room.ArticleAsync("vi");
        await using var scope = room.Portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<KeepDraft>().RunAsync(item.Item, new Dictionary<string, string> { ["lead-vi"] = "đang gõ" }, new Dictionary<string, string?>(), room.Author, ContentRoom.Cancel);

        var lines = (await OfAsync<MyDrafts>(room, room.Author))!.Lines;
        Assert.Equal($"/admin/items/{item.Item}", lines[0].Href);
        Assert.Single(lines, line => line.Href.EndsWith(item.Item, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task A_translation_whose_source_changed_is_its_translators_work(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await room.ArticleAsync("vi", "en");
        Assert.Null(Line(await OfAsync<MyStaleTranslations>(room, room.Author), item.Item));

        await room.SaveAsync(item, "vi", ContentRoom.Text(room.Title("Tiêu đề mới")));

        var stale = Line(await OfAsync<MyStaleTranslations>(room, room.Author), item.Item);
        Assert.Equal($"/admin/items/{item.Item}/translate/en", stale!.Href);
        Assert.Null(Line(await OfAsync<MyStaleTranslations>(room, room.Publisher), item.Item));
    }

    private static WorkLine? Line(WorkList? list, string item) => list?.Lines.FirstOrDefault(line => line.Href.Contains(item, StringComparison.Ordinal));

    private static async Task<WorkList?> OfAsync<T>(ContentRoom room, Doingoai.Portal.Platform.Identity.Person person) where T : IWorkList
    {
        await using var scope = room.Portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<IWorkList>().OfType<T>().Single().OfAsync(person, ContentRoom.Cancel);
    }
}
