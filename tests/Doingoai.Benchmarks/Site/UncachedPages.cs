using System.Text.RegularExpressions;
using Doingoai.FleetSimulator;

namespace Doingoai.Benchmarks.Site;

/// <summary>What an article costs that no cache holds: database, template, compression. Processor time of the portal, so that the wait for a neighbour does not count.</summary>
internal sealed partial class UncachedPages(PortalUnderTest portal, Report report)
{
    private const double BarMs = 10;

    public async Task RunAsync(int warm, int pages, CancellationToken cancel)
    {
        var article = Article().Match(await portal.Reader.GetStringAsync("vi", cancel)).Groups[1].Value;
        await AskAsync(article, "warm", warm, cancel); // until the compiler has had its say
        var before = portal.ProcessorTime;
        await AskAsync(article, "cold", pages, cancel);
        var each = (portal.ProcessorTime - before).TotalMilliseconds / pages;

        report.Line(("metric", "uncached_article_cpu_ms"), ("value", Math.Round(each, 2)), ("pages", pages));
        report.AtMost("uncached_article_cpu_ms", each, BarMs);
    }

    // Pages are kept per host, as canonical addresses carry it: another name each time is another page.
    private async Task AskAsync(string article, string name, int pages, CancellationToken cancel)
    {
        for (var page = 0; page < pages; page++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, article) { Headers = { Host = $"{name}-{page}.example", AcceptEncoding = { new("br") } } };
            using var answer = await portal.Reader.SendAsync(request, cancel);
            answer.EnsureSuccessStatusCode();
        }
    }

    [GeneratedRegex("href=\"(/vi/[^\"/]+/[^\"#?]+)\"")]
    private static partial Regex Article();
}
