using Doingoai.Portal.Content;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Content.Search;

[StartsPortal]
public sealed class SearchLiveTests(SeededIndex index) : IClassFixture<SeededIndex>
{
    /// <summary>Nothing a reader can type is syntax, and none of it breaks anything.</summary>
    public static TheoryData<string> Hostile =>
    [
        "", "   ", "\0", "a\0b", "\u0001\u001f\u007f", "\ud800", "lao\udfffcai", "😀", "‮lao cai", "\"", "\"\"\"", "“lao cai", "'; DROP TABLE \"SearchTerms\"; --",
        "lao' OR '1'='1", "lao AND NOT cai", "NEAR(lao cai, 2)", "Terms:lao", "lao*", "*", "^lao", "-lao", "lao & !cai", "lao <-> cai", "lao:*", "lao:A", "(((", "\\", "%", "_", "aw_lao",
        "lao | cai", "{lao}", "@@", "to_tsquery('x')", "<script>alert(1)</script>", "\u0301\u0301", "ﷺ", "e\u0301\u0302\u0303", "街*", "\"街", "﷽ a",
    ];

    [Theory, MemberData(nameof(Hostile))]
    public async Task Whatever_is_typed_is_harmless_and_means_the_same_on_both_databases(string typed)
    {
        var (one, other) = (await FindAsync(index.Sqlite, new(typed)), await FindAsync(index.PostgreSql, new(typed)));

        Assert.Equal(Items(one), Items(other));
        Assert.NotEmpty(await FindItemsAsync("lao cai"));
        Assert.Equal((await SuggestAsync(index.Sqlite, typed)).Select(version => version.Item), (await SuggestAsync(index.PostgreSql, typed)).Select(version => version.Item));
    }

    [Fact]
    public async Task Of_ten_thousand_characters_the_beginning_is_looked_for()
    {
        var answer = await FindAsync(index.PostgreSql, new(string.Concat(Enumerable.Repeat("lao cai ", 1250))));

        Assert.True(answer.WasCut);
        Assert.True(answer.Total > 0);
        Assert.Equal(0, (await FindAsync(index.Sqlite, new(new string('a', 10_000)))).Total);
    }

    [Fact]
    public async Task Hits_as_written_come_before_others_that_differ_in_their_diacritics()
    {
        var answer = await FindAsync(index.Sqlite, new("bạn", "vi", Size: 50));

        var exact = answer.Hits.Select(hit => hit.Snippet.Concat(hit.Title).Any(piece => piece.IsMarked && piece.Text.Equals("bạn", StringComparison.OrdinalIgnoreCase))).ToList();
        Assert.Contains(true, exact);
        Assert.Contains(false, exact);
        Assert.Equal(exact.OrderByDescending(one => one), exact);
    }

    [Fact]
    public async Task Titles_come_before_leads_and_leads_before_bodies()
    {
        var found = await FindItemsAsync("kim thanh");

        Assert.Equal("kim-thanh", found[0]);
        Assert.Equal("ba-cum", found[1]);
        Assert.True(found.IndexOf("ke-hoach-88") > 1);
    }

    [Fact]
    public async Task Among_equals_the_newest_comes_first()
    {
        var titled = (await FindAsync(index.Sqlite, new("lao cai", "vi", Size: 50))).Hits.Where(hit => hit.Title.Any(piece => piece.IsMarked)).Select(hit => hit.Version.FirstPublished).ToList();

        Assert.True(titled.Count > 3);
        Assert.Equal(titled.OrderDescending(), titled);
    }

    [Fact]
    public async Task Words_in_quotation_marks_stand_together()
    {
        Assert.Empty(await FindItemsAsync("\"khẩu cửa Lào Cai tế\"", loosely: false));
        Assert.Contains("cua-khau-lao-cai", await FindItemsAsync("“cửa khẩu quốc tế”"));
        Assert.True((await FindItemsAsync("khẩu cửa")).Count > 0);
    }

    [Fact]
    public async Task A_phrase_that_nothing_has_is_looked_for_in_parts_and_says_so()
    {
        var strictly = await FindAsync(index.PostgreSql, new("国际口岸", "zh"));
        var together = await FindAsync(index.Sqlite, new("老街口岸信息", "zh"));

        Assert.False(strictly.Loosely);
        Assert.True(together is { Loosely: true, Total: > 0 });
    }

    [Fact]
    public async Task A_word_is_found_by_what_else_it_is_called()
    {
        Assert.Contains("fansipan", await FindItemsAsync("diem cao nhat"));
        Assert.Contains("hoi-nhap-2020", await FindItemsAsync("hiệp hội các quốc gia đông nam á"));
        Assert.Contains("fansipan", (await FindAsync(index.Sqlite, new("điểm cao nhất", "zh"))).Hits.Select(hit => hit.Version.Item));
    }

    [Fact]
    public async Task Choices_narrow_what_is_found_and_tell_how_much_each_would_leave()
    {
        var all = await FindAsync(index.Sqlite, new("lao cai", "vi", Size: 50));
        var section = all.Facets.Sections[0];
        var narrowed = await FindAsync(index.PostgreSql, new("lao cai", "vi", section.Key, Size: 50));

        Assert.Equal(section.Count, narrowed.Total);
        Assert.All(narrowed.Hits, hit => Assert.Equal(section.Key, hit.Version.SectionKey));
        Assert.Equal(all.Facets.Sections, narrowed.Facets.Sections);
        Assert.Equal(all.Total, all.Facets.Languages.Single(facet => facet.Key == "vi").Count);
        Assert.Contains(all.Facets.Languages, facet => facet is { Key: "en", Count: > 0 });
        Assert.Equal(["2026", "2025"], all.Facets.Years.Select(facet => facet.Key));
        Assert.Equal(all.Total, all.Facets.Years.Sum(facet => facet.Count));
    }

    [Fact]
    public async Task Days_are_those_of_Vietnam_and_both_ends_belong()
    {
        var newest = (await FindAsync(index.Sqlite, new("lao cai", "vi", Size: 50))).Hits.MaxBy(hit => hit.Version.FirstPublished)!.Version;
        var day = DateOnly.FromDateTime(Portal.Platform.Time.VietnamTime.Of(newest.FirstPublished));

        Assert.Equal([newest.Item], Items(await FindAsync(index.Sqlite, new("lao cai", "vi", From: day, Until: day))));
        Assert.Equal([newest.Item], Items(await FindAsync(index.PostgreSql, new("lao cai", "vi", From: day))));
        Assert.DoesNotContain(newest.Item, Items(await FindAsync(index.Sqlite, new("lao cai", "vi", Until: day.AddDays(-1), Size: 50))));
        Assert.NotEmpty((await FindAsync(index.Sqlite, new("lao cai", From: DateOnly.MinValue.AddYears(1), Until: DateOnly.MaxValue))).Hits);
    }

    [Fact]
    public async Task Pages_follow_each_other_and_no_number_is_beyond_them()
    {
        var first = await FindAsync(index.Sqlite, new("lao cai", "vi", Page: 1, Size: 5));
        var second = await FindAsync(index.Sqlite, new("lao cai", "vi", Page: 2, Size: 5));

        Assert.Empty(Items(first).Intersect(Items(second)));
        Assert.Equal(first.Pages, (await FindAsync(index.Sqlite, new("lao cai", "vi", Page: int.MaxValue, Size: 5))).Page);
        Assert.Equal(1, (await FindAsync(index.Sqlite, new("lao cai", "vi", Page: -1, Size: 5))).Page);
    }

    [Fact]
    public async Task Titles_are_suggested_from_their_beginnings_with_or_without_diacritics()
    {
        Assert.Equal("fansipan", (await SuggestAsync(index.Sqlite, "fan"))[0].Item);
        Assert.Equal("cho-bac-ha", (await SuggestAsync(index.PostgreSql, "cho phi"))[0].Item);
        Assert.Equal("cho-bac-ha", (await SuggestAsync(index.PostgreSql, "Chợ phiên Bắc H"))[0].Item);
        Assert.Contains((await SuggestAsync(index.Sqlite, "梯", "zh")).Select(version => version.Item), item => item is "ruong-bac-thang" or "mua-vang");
        Assert.InRange((await SuggestAsync(index.Sqlite, "l")).Count, 1, 8);
        Assert.All(await SuggestAsync(index.Sqlite, "l"), version => Assert.Equal("vi", version.Language));
    }

    private async Task<List<string>> FindItemsAsync(string text, bool loosely = true)
    {
        var answer = await FindAsync(index.Sqlite, new(text, "vi", Size: 50));
        return loosely || !answer.Loosely ? Items(answer) : [];
    }

    private static List<string> Items(SearchAnswer answer) => [.. answer.Hits.Select(hit => hit.Version.Item)];

    private static Task<SearchAnswer> FindAsync(ISearch search, SearchQuestion question) => search.FindAsync(question, SeededIndex.Now, TestContext.Current.CancellationToken);

    private static Task<IReadOnlyList<LiveVersion>> SuggestAsync(ISearch search, string typed, string language = "vi") =>
        search.SuggestAsync(typed, language, SeededIndex.Now, TestContext.Current.CancellationToken);
}
