using System.Runtime.CompilerServices;
using System.Text.Json;
using Doingoai.Portal.Content;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Content.Search;

/// <summary>
/// Searches over the delivered content, kept in tests/golden/search with the items that hold what was meant: both databases
/// must find the same, in the same order, and of what was meant the first page must show what it can.
/// </summary>
[StartsPortal]
public sealed class GoldenSearchTests(SeededIndex index) : IClassFixture<SeededIndex>
{
    private const int FirstPage = 10;

    public static TheoryData<string> Languages => ["vi", "en", "zh"];

    [Theory, MemberData(nameof(Languages))]
    public async Task Both_databases_find_the_same_in_the_same_order(string language)
    {
        foreach (var search in Read(language))
            Assert.Equal($"{search.Query}: {await AllAsync(index.Sqlite, search.Query, language)}", $"{search.Query}: {await AllAsync(index.PostgreSql, search.Query, language)}");
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task What_was_meant_is_on_the_first_page(string language)
    {
        foreach (var kind in Read(language).GroupBy(search => search.Kind))
        {
            var missed = new List<string>();
            var recall = 0.0;
            foreach (var search in kind)
            {
                var shown = (await FindAsync(index.PostgreSql, search.Query, language)).Hits.Select(hit => hit.Version.Item);
                var (right, possible) = (shown.Intersect(search.Finds).Count(), Math.Min(FirstPage, search.Finds.Count));
                recall += (double)right / possible;
                if (right < possible) missed.Add($"{search.Query} {right}/{possible}");
            }

            Assert.True(recall / kind.Count() >= 0.98, $"{kind.Key}: {recall / kind.Count():0.000}: {string.Join(", ", missed)}");
        }
    }

    [Fact]
    public void There_are_searches_enough_without_diacritics_and_of_two_Chinese_characters()
    {
        var all = Languages.SelectMany(language => Read(language.Data)).ToList();

        Assert.True(all.Count >= 150);
        Assert.True(all.Count(search => search.Kind == "without-diacritics") >= 50);
        Assert.True(all.Count(search => search is { Kind: "two-characters", Query.Length: 2 }) >= 50);
        Assert.DoesNotContain(all, search => search.Finds.Count == 0);
    }

    private static async Task<string> AllAsync(ISearch search, string query, string language)
    {
        var found = new List<string>();
        for (var page = 1; ; page++)
        {
            var answer = await search.FindAsync(new(query, language, Page: page), SeededIndex.Now, TestContext.Current.CancellationToken);
            found.AddRange(answer.Hits.Select(hit => hit.Version.Item));
            if (page >= answer.Pages) return $"{answer.Total} {string.Join(' ', found)}";
        }
    }

    private static Task<SearchAnswer> FindAsync(ISearch search, string query, string language) =>
        search.FindAsync(new(query, language, Size: FirstPage), SeededIndex.Now, TestContext.Current.CancellationToken);

    private static List<GoldenSearch> Read(string language) =>
        JsonSerializer.Deserialize<List<GoldenSearch>>(File.ReadAllText(Path.Combine(Here(), "../../../golden/search", $"{language}.json")), JsonSerializerOptions.Web)!;

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private sealed record GoldenSearch(string Query, string Means, string Kind, IReadOnlyList<string> Finds);
}
