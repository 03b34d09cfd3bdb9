using Doingoai.Demo;

namespace Doingoai.EndToEnd.Tests;

/// <summary>A portal process with its seed and a real Chromium for the people who use it.</summary>
public class LivingPortal : IAsyncLifetime
{
    public DemoNetwork Network { get; private set; } = null!;

    public Chromium Chromium { get; private set; } = null!;

    public PortalClient Operator { get; private set; } = null!;

    protected string Folder { get; } = Path.Combine(Path.GetTempPath(), $"doingoai-e2e-{Guid.NewGuid():N}");

    /// <summary>Another seed than the sample content.</summary>
    protected virtual string? Recipe => null;

    public virtual async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string>
        {
            ["Network:Http"] = "http://localhost:0",
            ["Network:Mqtt"] = "0",
            ["Devices:HeartbeatMs"] = "2000",
            ["Devices:ReadingsMs"] = "2000",
            ["Devices:ReconnectGraceMs"] = "2000",
            ["RateLimits:SignIn"] = "1000", // the people of all tests come from one address
        };
        if (Recipe is { } recipe) settings["Seed:Recipe"] = recipe;
        Network = await DemoNetwork.StartAsync(Folder, settings);
        Chromium = await Chromium.StartAsync();
        Operator = await Network.SignInAsync("operator");
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Chromium is not null) await Chromium.DisposeAsync();
        if (Network is not null) await Network.DisposeAsync();
        Operator?.Dispose();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }
}
