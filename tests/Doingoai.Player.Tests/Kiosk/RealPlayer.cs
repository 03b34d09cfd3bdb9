using Doingoai.Player.Kiosk;
using Doingoai.Player.Local;
using Doingoai.Player.Machines;
using Doingoai.Player.Playback;
using Doingoai.Player.Technician;
using Doingoai.Player.Tests.Agent;
using Doingoai.Player.Tests.Fixtures;
using Doingoai.Protocol.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Doingoai.Player.Tests.Kiosk;

/// <summary>A whole player with its local server and a real browser, enrolled at a portal of a few endpoints.</summary>
internal sealed class RealPlayer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly WebApplication _app;
    private readonly TemporaryFolder _folder;
    private readonly Task _run;

    private RealPlayer(WebApplication app, TemporaryFolder folder)
    {
        (_app, _folder) = (app, folder);
        _run = Task.Run(() => app.Services.GetRequiredService<PlayerAgent>().RunAsync(_stop.Token));
    }

    public BrowserSupervisor Browser => _app.Services.GetRequiredService<BrowserSupervisor>();

    public LocalRendererPort Port => _app.Services.GetRequiredService<LocalRendererPort>();

    public static async Task<RealPlayer> StartAsync(FakePortal portal, TimeSpan? beatLost = null, TimeSpan? drawWithin = null)
    {
        var folder = new TemporaryFolder();
        var options = new PlayerOptions
        {
            PortalAddress = portal.Address,
            Folder = folder.Path,
            Link = LinkNames.Polling,
            Name = "Test machine",
            DrawWithin = drawWithin ?? TimeSpan.FromSeconds(30),
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true);
        builder.AddLocal(port: 0);
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(services => PlayerAgentFactory.Create(
                options, services.GetRequiredService<LocalRendererPort>(), TimeProvider.System, services.GetRequiredService<ILoggerFactory>()))
            .AddSingleton<ITechnicianDesk>(services => services.GetRequiredService<PlayerAgent>())
            .AddSingleton<IMediaFiles>(services => services.GetRequiredService<PlayerAgent>().Media)
            .AddSingleton(Options.Create(new KioskOptions { AllowRoot = true, Headless = true, BeatLost = beatLost ?? TimeSpan.FromSeconds(15) }))
            .AddSingleton(services => new KioskPlace(Path.Combine(folder.Path, "browser"), (output, seat) => LocalServer.PageAddress(services, output, $"&seat={seat}")))
            .AddSingleton(new Tools())
            .AddSingleton<XDisplays>()
            .AddSingleton<BrowserSupervisor>();
        var app = builder.Build();
        app.UseLocal();
        await app.StartAsync();
        var player = new RealPlayer(app, folder);
        portal.Confirm();
        await Eventually.IsTrueAsync(() => portal.Said<Hello>(UpTypes.Hello).Any(), "hello");
        await player.Browser.StartAsync(CancellationToken.None);
        return player;
    }

    /// <summary>The processes that draw pages of the browser of the moment.</summary>
    public IReadOnlyList<int> RendererProcesses() =>
        Browser.BrowserProcess is { } browser ? [.. ProcessTable.InSession(browser).Where(IsRenderer)] : [];

    public async ValueTask DisposeAsync()
    {
        await Browser.StopAsync(CancellationToken.None);
        Browser.Dispose();
        await _stop.CancelAsync();
        await _run.WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
        _stop.Dispose();
        _folder.Dispose();
    }

    private static bool IsRenderer(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Contains("--type=renderer", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
