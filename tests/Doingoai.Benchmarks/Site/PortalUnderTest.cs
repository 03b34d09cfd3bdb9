using System.Diagnostics;
using Doingoai.Demo;

namespace Doingoai.Benchmarks.Site;

/// <summary>A real portal process on loopback, and readers of it.</summary>
internal sealed class PortalUnderTest : IAsyncDisposable
{
    private readonly DemoNetwork _network;

    private PortalUnderTest(DemoNetwork network)
    {
        _network = network;
        Reader = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = network.Address };
    }

    public HttpClient Reader { get; }

    public Uri Address => _network.Address;

    /// <summary>Processor time it has used since it began.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            using var process = Process.GetProcessById(_network.Portal.Id);
            return process.TotalProcessorTime;
        }
    }

    /// <param name="recipe">Empty: what the folder holds already.</param>
    public static async Task<PortalUnderTest> StartAsync(string folder, string recipe, CancellationToken cancel)
    {
        var settings = new Dictionary<string, string>
        {
            ["Network:Http"] = "http://127.0.0.1:0",
            ["Network:Mqtt"] = "0",
            ["RateLimits:SignIn"] = "1000",
            ["RateLimits:Search"] = "1000000",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        if (recipe.Length == 0) settings["Seed:Recipe"] = "";
        return new(await DemoNetwork.StartAsync(folder, settings, cancel));
    }

    public Task<PortalClient> SignInAsync(string user, CancellationToken cancel) => _network.SignInAsync(user, cancel);

    /// <summary>Until its slides are drawn nothing else may be measured: a core is busy.</summary>
    public async Task WaitUntilSeededAsync(CancellationToken cancel)
    {
        for (var (before, quiet) = (ProcessorTime, 0); quiet < 3; await Task.Delay(1000, cancel))
        {
            var now = ProcessorTime;
            quiet = now - before < TimeSpan.FromMilliseconds(150) ? quiet + 1 : 0;
            before = now;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        await _network.DisposeAsync();
    }
}
