using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Translation.Assigning;
using Doingoai.Portal.Content.Translation.Board;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Content.Translation.Board;

[StartsPortal]
public sealed class TranslationBoardTests(ContentRooms rooms) : IClassFixture<ContentRooms>
{
    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task A_row_shows_where_each_language_stands_how_old_it_is_and_who_is_to_translate_it(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var word = $"bảng{Guid.NewGuid():N}";
        var item = await ArticleAsync(room, word, "vi", "en");
        await room.PublishAsync(item, "en");
        room.Wait(60);
        item = (await room.SaveAsync(item, "vi", ContentRoom.Text(room.Title(word))))!;
        await AssignAsync(room, item, "zh");
        room.Wait(60);

        var row = Assert.Single((await FindAsync(room, new(word))).Rows);
        Assert.Equal((LanguageState.Draft, LanguageState.Live, LanguageState.Missing), (row.In("vi").State, row.In("en").State, row.In("zh").State));
        Assert.Equal(["title"], row.In("en").Stale);
        Assert.Equal(room.Now.AddSeconds(-60), row.In("en").Since);
        Assert.Equal((room.Author.Name, "chinh-sach"), (row.In("zh").Assignment!.Name, row.Section));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Each_condition_finds_its_items_for_a_language_or_any(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var word = $"lọc{Guid.NewGuid():N}";
        var whole = await ArticleAsync(room, word, "vi", "en", "zh");
        var stale = await ArticleAsync(room, word, "vi", "en", "zh");
        await room.SaveAsync(stale, "en", ContentRoom.Text(room.Title(word)));
        stale = (await room.SaveAsync(stale with { Revision = stale.Revision + 1 }, "vi", ContentRoom.Text(room.Title(word))))!;
        var missing = await ArticleAsync(room, word, "vi", "zh");
        var given = await ArticleAsync(room, word, "vi", "zh");
        await AssignAsync(room, given, "en");
        await room.PublishAsync(whole, "zh");

        async Task<string[]> Found(BoardCondition condition, string? language = null, Guid? person = null) =>
            [.. (await FindAsync(room, new(word, Condition: condition, Language: language, Person: person))).Rows.Select(row => row.Item).Order()];
        string[] Of(params SavedItem[] items) => [.. items.Select(item => item.Item).Order()];

        Assert.Equal(Of(whole, stale, missing, given), await Found(BoardCondition.Any));
        Assert.Equal(Of(missing, given), await Found(BoardCondition.Missing));
        Assert.Equal(Of(missing, given), await Found(BoardCondition.Missing, "en"));
        Assert.Empty(await Found(BoardCondition.Missing, "zh"));
        Assert.Equal(Of(stale), await Found(BoardCondition.Stale));
        Assert.Equal(Of(stale, missing), await Found(BoardCondition.Unassigned));
        Assert.Equal(Of(given), await Found(BoardCondition.Assigned, "en"));
        Assert.Empty(await Found(BoardCondition.Assigned, "zh"));
        Assert.Equal(Of(whole), await Found(BoardCondition.Published));
        Assert.Equal(Of(stale, missing, given), await Found(BoardCondition.Draft, "zh"));
        Assert.Empty(await Found(BoardCondition.Any, person: room.Publisher.Id));
        Assert.Empty(await Found(BoardCondition.Overdue));
        room.SetCalendarOn(days: 3);
        Assert.Equal(Of(given), await Found(BoardCondition.Overdue));
    }

    [Theory, MemberData(nameof(ContentRooms.Both), MemberType = typeof(ContentRooms))]
    public async Task Pages_follow_one_another_without_a_gap(string provider)
    {
        var room = await rooms.OnAsync(provider);
        var word = $"trang{Guid.NewGuid():N}";
        var all = new List<string>();
        for (var number = 0; number < 5; number++) all.Add((await ArticleAsync(room, word, "vi")).Item);

        var (first, second) = (await FindAsync(room, new(word, Take: 3)), await FindAsync(room, new(word, Skip: 3, Take: 3)));
        Assert.Equal((5, 3, 2), (first.Total, first.Rows.Count, second.Rows.Count));
        Assert.Equal(all.Order(), first.Rows.Concat(second.Rows).Select(row => row.Item).Order());
        Assert.Empty((await FindAsync(room, new(word, Section: "khong-co"))).Rows);
        Assert.Empty((await FindAsync(room, new(word, Unit: Guid.NewGuid()))).Rows);
        Assert.Empty((await FindAsync(room, new(word, Type: "page"))).Rows);
        Assert.Equal(5, (await FindAsync(room, new(word, Type: "article", Section: "chinh-sach", Unit: Guid.Empty, OldestFirst: true))).Total);
    }

    private static Task<BoardRows> FindAsync(ContentRoom room, BoardFilter filter) => room.Portal.Services.GetRequiredService<TranslationBoard>().FindAsync(filter, ContentRoom.Cancel);

    private static Task<SavedItem> ArticleAsync(ContentRoom room, string word, params string[] languages) => room.Writer.CreateAsync(
        "article", Guid.Empty, new(0, ContentRoom.Section, languages.ToDictionary(language => language, _ => ContentRoom.Text(room.Title(word)))), room.Author, ContentRoom.Cancel);

    private static async Task AssignAsync(ContentRoom room, SavedItem item, string language)
    {
        await using var scope = room.Portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AssignTranslations>().RunAsync(
            new([new(item.Item, language)], room.Author.Id, DateOnly.FromDateTime(Portal.Platform.Time.VietnamTime.Of(room.Now)).AddDays(1)), room.Publisher, ContentRoom.Cancel);
    }
}
