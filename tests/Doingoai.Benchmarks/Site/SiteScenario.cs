using Doingoai.FleetSimulator;

namespace Doingoai.Benchmarks.Site;

/// <summary>The public site beside nginx with the same bytes, and the desk and the site over a library of ten thousand items.</summary>
internal sealed class SiteScenario : IScenario
{
    public string Name => "site";

    public async Task RunAsync(Options options, Report report, CancellationToken cancel)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"doingoai-site-{Guid.NewGuid():N}");
        try
        {
            var items = options.Count("items", options.Smoke ? 300 : 10_000, 100_000);
            await using (var seed = await PortalUnderTest.StartAsync(folder, "lao-cai", cancel))
            {
                await seed.WaitUntilSeededAsync(cancel);
                await new BesideNginx(seed, report).RunAsync(Path.Combine(folder, "nginx"), options.Count("rounds", options.Smoke ? 1 : 5, 20), options.Count("seconds", options.Smoke ? 1 : 3, 30), cancel);
                await new UncachedPages(seed, report).RunAsync(options.Smoke ? 40 : 1500, options.Smoke ? 40 : 300, cancel);
            }

            LargeLibrary.Grow(Path.Combine(folder, "portal", "data", "portal.db"), items);
            await using var large = await PortalUnderTest.StartAsync(folder, "", cancel);
            await large.WaitUntilSeededAsync(cancel); // the search index takes the new items in
            await new Desk(large, report).RunAsync(options.Smoke ? 20 : 200, cancel);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }
}
