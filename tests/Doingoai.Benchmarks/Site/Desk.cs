using System.Diagnostics;
using System.Text.Json;
using Doingoai.Demo;
using Doingoai.FleetSimulator;

namespace Doingoai.Benchmarks.Site;

/// <summary>What the desk and the readers wait for when the library is large, by the API that the admin's pages stand on.</summary>
internal sealed class Desk(PortalUnderTest portal, Report report)
{
    private static readonly string[] Boards = ["", "?condition=missing&language=zh", "?condition=stale", "?text=cua khau&condition=draft", "?condition=unassigned&skip=500", "?section=van-hoa&oldestFirst=true"];

    // Words of the library, alone and in pairs with its numbers: no answer can come from a query asked before.
    private static readonly (string Language, string Words)[] Searches =
    [
        ("vi", "cua khau"), ("zh", "口岸"), ("en", "border gate"), ("vi", "đối ngoại"), ("zh", "老街"), ("en", "visitors"), ("vi", "van hoa"), ("zh", "合作"), ("en", "culture"), ("vi", "thông tin"),
    ];

    private static readonly string[] Lists = ["", "?text=cua khau", "?state=live&skip=5000", "?section=van-hoa&type=article", "?state=waiting"];

    public async Task RunAsync(int times, CancellationToken cancel)
    {
        using var author = await portal.SignInAsync("author", cancel);
        using var publisher = await portal.SignInAsync("publisher", cancel);
        await MeasureAsync("item_list_ms", 200, times, n => author.GetAsync($"/api/v1/items{Lists[n % Lists.Length]}", cancel));

        await MeasureAsync("status_board_ms", 200, times, n => author.GetAsync($"/api/v1/translations{Boards[n % Boards.Length]}", cancel));

        await MeasureAsync("search_ms", 20, times, n => SearchAsync(n, cancel));

        var items = (await author.GetAsync("/api/v1/items?type=article&take=100", cancel)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("item").GetString()!).ToList();
        await MeasureAsync("save_ms", 300, Math.Min(times, items.Count), n => SaveAsync(author, items[n], $"Bản sửa {n}", cancel)); // with the reading that comes before it
        await MeasureAsync("publish_to_visible_ms", 1000, Math.Min(times / 4, items.Count), n => PublishAndReadAsync(publisher, items[n], cancel));
    }

    private async Task MeasureAsync(string metric, double bar, int times, Func<int, Task> act)
    {
        for (var n = 0; n < Math.Min(100, times); n++) await act(n); // until the compiler has had its say
        var took = new List<double>();
        for (var n = 0; n < times; n++)
        {
            var clock = Stopwatch.StartNew();
            await act(n);
            took.Add(clock.Elapsed.TotalMilliseconds);
        }

        var figures = new Percentiles(took);
        report.Line(("metric", metric), ("p50", Math.Round(figures.Of(50), 1)), ("p95", Math.Round(figures.Of(95), 1)), ("p99", Math.Round(figures.Of(99), 1)), ("n", figures.Count));
        report.AtMost($"{metric} p95", figures.Of(95), bar);
    }

    private async Task SearchAsync(int n, CancellationToken cancel)
    {
        var (language, words) = Searches[n % Searches.Length];
        using var answer = await portal.Reader.GetAsync($"{language}/search?q={Uri.EscapeDataString(n % 3 == 0 ? words : $"{words} {n}")}", cancel);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task SaveAsync(PortalClient author, string item, string lead, CancellationToken cancel)
    {
        var state = await author.GetAsync($"/api/v1/items/{item}", cancel);
        var fields = state.GetProperty("variants").GetProperty("vi").GetProperty("fields").Deserialize<Dictionary<string, JsonElement>>()!;
        fields["lead"] = JsonSerializer.SerializeToElement($"{lead} {Guid.NewGuid():N}");
        await author.PutAsync($"/api/v1/items/{item}", new { revision = state.GetProperty("revision").GetInt32(), variants = new Dictionary<string, object> { ["vi"] = new { fields } } }, cancel);
    }

    private async Task PublishAndReadAsync(PortalClient publisher, string item, CancellationToken cancel)
    {
        var version = (await publisher.GetAsync($"/api/v1/items/{item}", cancel)).GetProperty("variants").GetProperty("vi");
        var lead = version.GetProperty("fields").GetProperty("lead").GetString()!;
        await publisher.PostAsync($"/api/v1/versions/{version.GetProperty("version").GetString()}/publish", new { channel = "portal" }, cancel);
        var address = $"vi/{version.GetProperty("slug").GetString()}";
        for (var tries = 0; tries < 50; tries++)
        {
            var answer = await portal.Reader.GetAsync(address, cancel);
            if (answer.Headers.Location is { } own) answer = await portal.Reader.GetAsync(own, cancel);
            if ((await answer.Content.ReadAsStringAsync(cancel)).Contains(lead, StringComparison.Ordinal)) return;
            await Task.Delay(20, cancel);
        }

        throw new InvalidOperationException($"{address} never showed what was published.");
    }
}
