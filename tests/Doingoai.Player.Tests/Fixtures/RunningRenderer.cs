using Doingoai.Player.Kiosk;
using Doingoai.Player.Local;
using Doingoai.Player.Playback;
using Doingoai.Player.Technician;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Doingoai.Player.Tests.Fixtures;

/// <summary>The real local server on a free port, and on demand the real browser; only the agent is a recorder.</summary>
internal sealed class RunningRenderer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningRenderer(WebApplication app, TestMedia media, string folder)
    {
        (_app, Media, Folder) = (app, media, folder);
        Port.Start(Events);
    }

    public string Folder { get; }

    public TestMedia Media { get; }

    public RecordedEvents Events { get; } = new();

    public BrowserSupervisor? Browser { get; private set; }

    public LocalRendererPort Port => _app.Services.GetRequiredService<LocalRendererPort>();

    public Uri Address(string? output = null, string tail = "") => LocalServer.PageAddress(_app.Services, output, tail);

    public static async Task<RunningRenderer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("renderer-").FullName;
        var media = new TestMedia(folder);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true);
        builder.AddLocal(port: 0);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<IMediaFiles>(media).AddSingleton<ITechnicianDesk>(new NoDesk());
        var app = builder.Build();
        app.UseLocal();
        await app.StartAsync();
        return new RunningRenderer(app, media, folder);
    }

    /// <param name="programs">Folder with the programs of an X server that is the kiosk's own; <c>null</c>: there is no display.</param>
    public async Task<BrowserSupervisor> StartBrowserAsync(TimeSpan? beatLost = null, string? browser = null, string? programs = null)
    {
        var options = new KioskOptions { Browser = browser, AllowRoot = true, Headless = programs is null, OwnsDisplays = programs is not null, BeatLost = beatLost ?? TimeSpan.FromSeconds(15) };
        var place = new KioskPlace(Path.Combine(Folder, "browser"), (output, seat) => Address(output, $"&seat={seat}"));
        Browser = new BrowserSupervisor(Port, place, Options.Create(options), new(new(programs), TimeProvider.System, NullLogger<XDisplays>.Instance), TimeProvider.System, _app.Services.GetRequiredService<ILogger<BrowserSupervisor>>());
        await Browser.StartAsync(CancellationToken.None);
        return Browser;
    }

    /// <summary>What the browser shows.</summary>
    public async Task<Pixels> PictureAsync(Guid? screen = null) =>
        Pixels.Read(await Port.ScreenshotAsync(screen ?? AView.Screen, TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("No picture."));

    /// <summary>What was approved to be shown.</summary>
    public Pixels Approved(string sha256) => Pixels.Read(File.ReadAllBytes(Media.PathOf(sha256)!));

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.StopAsync(CancellationToken.None);
            Browser.Dispose();
        }

        await _app.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
