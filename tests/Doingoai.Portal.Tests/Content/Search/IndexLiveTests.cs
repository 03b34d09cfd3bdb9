using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Search;
using Doingoai.Portal.Media;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Content.Search;

[StartsPortal]
public sealed class IndexLiveTests(ContentRooms rooms) : IClassFixture<ContentRooms>
{
    public static TheoryData<string> Both => ContentRooms.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_draft_is_not_found_a_publication_is_and_a_recall_ends_it(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await WriteAsync(room, "Khèn Mông", "Tiếng khèn");
        await IndexAsync(room);
        Assert.Empty(await FindAsync(room, "khen mong"));

        await room.PublishAsync(item, "vi");
        await IndexAsync(room);
        Assert.Equal([item.Item], await FindAsync(room, "khen mong"));

        await room.RecallAsync(item);
        Assert.Empty(await ShownAsync(room, "khen mong")); // at once, before the index follows
        await IndexAsync(room);
        Assert.Equal(0, await TotalAsync(room, "khen mong"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_rewritten_is_found_by_its_new_words_once_published(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await WriteAsync(room, "Thắng cố", "Món cũ");
        await room.PublishAsync(item, "vi");
        var saved = await room.SaveAsync(item, "vi", ContentRoom.Text(room.Title("Thắng cố"), "<p>Món mới</p>"));
        await IndexAsync(room);
        Assert.Equal(["1", "0"], [$"{await TotalAsync(room, "\"mon cu\"")}", $"{await TotalAsync(room, "\"mon moi\"")}"]);

        await room.PublishAsync(saved!, "vi");
        await IndexAsync(room);
        Assert.Equal(["0", "1"], [$"{await TotalAsync(room, "\"mon cu\"")}", $"{await TotalAsync(room, "\"mon moi\"")}"]);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_begins_and_ends_by_itself_enters_and_leaves(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await WriteAsync(room, "Hội xuân", "Gầu tào");
        await room.PublishAsync(item, "vi", from: 60, until: 120);
        await IndexAsync(room);
        Assert.Equal(0, await TotalAsync(room, "gau tao"));

        room.Wait(61);
        await room.PassAsync();
        await IndexAsync(room);
        Assert.Equal([item.Item], await FindAsync(room, "gau tao"));

        room.Wait(60);
        Assert.Empty(await ShownAsync(room, "gau tao")); // nothing waits for the count of the passing
        await room.PassAsync();
        await IndexAsync(room);
        Assert.Equal(0, await TotalAsync(room, "gau tao"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_words_of_an_attached_document_lead_to_the_article(string provider)
    {
        var room = await rooms.OnAsync(provider);
        using var pdf = new MemoryStream(await Media.APdf.OfAsync("Phụ lục: quy trình kiểm dịch thủy sản tươi sống", ContentRoom.Cancel));
        var document = await room.Portal.Services.GetRequiredService<IMediaLibrary>().UploadAsync(pdf, "phu-luc.pdf", room.Author, null, ContentRoom.Cancel);
        var item = await room.Writer.CreateAsync("article", Guid.Empty, new(0, ContentRoom.Section, new Dictionary<string, VariantDraft>
        {
            ["vi"] = new(An.Fields(("title", room.Title("Có phụ lục")), ("body", "<p>Xem tệp.</p>"), ("document", document.Sha256)), null),
        }), room.Author, ContentRoom.Cancel);

        await room.PublishAsync(item, "vi");
        await IndexAsync(room);

        Assert.Equal([item.Item], await FindAsync(room, "kiem dich thuy san"));
        var hit = Assert.Single((await room.Portal.Services.GetRequiredService<ISearch>().FindAsync(new("kiem dich thuy san", "vi"), room.Now, ContentRoom.Cancel)).Hits);
        Assert.Contains(hit.Snippet, piece => piece.Text.Contains("dịch", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_publication_is_found_although_its_hint_was_lost_and_nothing_is_done_twice(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await WriteAsync(room, "Xôi bảy màu", "Nếp nương");
        await room.PublishAsync(item, "vi");

        await IndexAsync(room);
        Assert.Equal([item.Item], await FindAsync(room, "nep nuong"));
        Assert.Equal(0, await IndexAsync(room));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Screens_alone_do_not_make_a_document(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await WriteAsync(room, "Chỉ cho màn hình", "Bảng điện tử cổng trời");
        await room.PublishAsync(item, "vi", Channel.Screens);

        await IndexAsync(room);
        Assert.Equal(0, await TotalAsync(room, "cong troi"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_lost_index_is_made_anew(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await WriteAsync(room, "Rượu ngô", "Bản Phố");
        await room.PublishAsync(item, "vi");
        await IndexAsync(room);
        await room.ReadAsync(async db =>
        {
            await room.Portal.Services.GetRequiredService<ITermStore>().ClearAsync(db, ContentRoom.Cancel);
            return await db.SearchDocuments.ExecuteDeleteAsync(ContentRoom.Cancel);
        });
        Assert.Equal(0, await TotalAsync(room, "ban pho"));

        Assert.True(await room.Portal.Services.GetRequiredService<RebuildIndex>().RunAsync(ContentRoom.Cancel) > 0);
        Assert.Equal([item.Item], await FindAsync(room, "ban pho"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_a_former_program_indexed_by_other_rules_is_indexed_again(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var item = await WriteAsync(room, "Thổ cẩm", "Dệt lanh");
        await room.PublishAsync(item, "vi");
        await IndexAsync(room);
        await room.ReadAsync(async db =>
        {
            await db.SearchDocuments.Where(row => row.ItemId == item.Item).ExecuteUpdateAsync(set => set.SetProperty(row => row.Rules, -1));
            return await db.SearchState.ExecuteUpdateAsync(set => set.SetProperty(row => row.Rules, -1)); // last: the loop may look at any moment
        });

        await IndexAsync(room);
        Assert.Equal(DocumentTerms.Rules, await room.ReadAsync(db => db.SearchDocuments.Where(row => row.ItemId == item.Item).Select(row => row.Rules).SingleAsync()));
    }

    private static Task<SavedItem> WriteAsync(ContentRoom room, string title, string body) => room.Writer.CreateAsync(
        "article", Guid.Empty, new(0, ContentRoom.Section, new Dictionary<string, VariantDraft> { ["vi"] = ContentRoom.Text(room.Title(title), $"<p>{body}</p>") }), room.Author, ContentRoom.Cancel);

    private static Task<int> IndexAsync(ContentRoom room) => room.Portal.Services.GetRequiredService<IndexLive>().RunAsync(ContentRoom.Cancel);

    private static Task<SearchAnswer> AnswerAsync(ContentRoom room, string words) =>
        room.Portal.Services.GetRequiredService<ISearch>().FindAsync(new(words), room.Now, ContentRoom.Cancel);

    private static async Task<int> TotalAsync(ContentRoom room, string words) => (await AnswerAsync(room, words)) is { Loosely: false } strictly ? strictly.Total : 0;

    private static async Task<IEnumerable<string>> ShownAsync(ContentRoom room, string words) => (await AnswerAsync(room, words)).Hits.Select(hit => hit.Version.Item);

    private static async Task<IEnumerable<string>> FindAsync(ContentRoom room, string words)
    {
        var answer = await AnswerAsync(room, words);
        Assert.Equal(answer.Total, answer.Hits.Count);
        return answer.Hits.Select(hit => hit.Version.Item);
    }
}
