using Doingoai.Player.Enrolment;
using Doingoai.Player.Kiosk;
using Doingoai.Player.Local;
using Doingoai.Player.Machines;
using Doingoai.Player.Playback;
using Doingoai.Player.Storage;
using Doingoai.Player.Technician;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Doingoai.Player.Hosting;

/// <summary>The program: local server, agent, browser, ready file; ended in the reverse order.</summary>
internal static class PlayerHost
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return (int)await StartAsync(args);
        }
        catch (StartException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return (int)error.Code;
        }
    }

    private static async Task<ExitCode> StartAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var options = OptionsReader.Read<PlayerOptions>(builder.Configuration, PlayerOptions.Section);
        if (!options.PortalAddress.IsAbsoluteUri || options.PortalAddress.Scheme is not ("http" or "https"))
            throw new StartException(ExitCode.BadOptions, $"Player options: PortalAddress {options.PortalAddress} is not an http or https address.");

        PortalChoice.Apply(new Disk(), options);
        if (options.PortalAddress.Scheme == Uri.UriSchemeHttp && !options.PortalAddress.IsLoopback && !options.AllowPlainText)
            throw new StartException(ExitCode.BadOptions, $"Player options: {options.PortalAddress} is another machine and not encrypted: use https, or set Player:AllowPlainText=true.");

        var kiosk = OptionsReader.Read<KioskOptions>(builder.Configuration, KioskOptions.Section);
        var machine = OptionsReader.Read<MachineOptions>(builder.Configuration, MachineOptions.Section);
        await using var folder = FolderLock.Take(options.Folder);
        await using var app = Build(builder, options, kiosk, machine);
        await ListenAsync(app, options.LocalPort);
        return await RunAsync(app, options);
    }

    private static WebApplication Build(WebApplicationBuilder builder, PlayerOptions options, KioskOptions kiosk, MachineOptions machine)
    {
        // What stops the start is said in one sentence, not in a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Logging.AddProvider(new LogFile(Path.Combine(options.Folder, "logs"), TimeProvider.System));
        builder.AddLocal(options.LocalPort);
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton<OrderedRestart>()
            .AddSingleton<IMachineControl>(services => new LinuxMachine(machine, services.GetRequiredService<Tools>(), services.GetRequiredService<OrderedRestart>().Ask))
            .AddSingleton(services => PlayerAgentFactory.Create(
                options, services.GetRequiredService<LocalRendererPort>(), TimeProvider.System, services.GetRequiredService<ILoggerFactory>(),
                control: services.GetRequiredService<IMachineControl>()))
            .AddSingleton<ITechnicianDesk>(services => services.GetRequiredService<PlayerAgent>())
            .AddSingleton<IMediaFiles>(services => services.GetRequiredService<PlayerAgent>().Media)
            .AddSingleton(Options.Create(kiosk))
            .AddSingleton(services => new KioskPlace(
                Path.GetFullPath(Path.Combine(RuntimeFolder ?? options.Folder, "browser")), (output, seat) => LocalServer.PageAddress(services, output, $"&seat={seat}")))
            .AddSingleton(new Tools())
            .AddSingleton<XDisplays>()
            .AddSingleton<BrowserSupervisor>();
        var app = builder.Build();
        app.UseLocal();
        return app;
    }

    // In memory, as systemd gives it: a disk that is full or read-only must not keep the browser from starting.
    private static string? RuntimeFolder => Environment.GetEnvironmentVariable("RUNTIME_DIRECTORY") is { Length: > 0 } folder ? folder : null;

    private static async Task ListenAsync(WebApplication app, int port)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            throw new StartException(ExitCode.PortTaken, $"Port {port} on 127.0.0.1 is taken; set Player:LocalPort to another or to 0.");
        }
    }

    private static async Task<ExitCode> RunAsync(WebApplication app, PlayerOptions options)
    {
        var restart = app.Services.GetRequiredService<OrderedRestart>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(app.Lifetime.ApplicationStopping, restart.Asked);
        var agent = app.Services.GetRequiredService<PlayerAgent>();
        var browser = app.Services.GetRequiredService<BrowserSupervisor>();
        var port = app.Services.GetRequiredService<LocalRendererPort>();
        using var ready = new ReadyFile(options.ReadyFile ?? Path.Combine(options.Folder, "ready.json"), () => StateOf(app.Services, port, agent, browser));
        port.Changed += ready.Wake;
        browser.Changed += ready.Wake;
        agent.EnrolmentChanged += ready.Wake;

        var manager = ServiceManager.OfThisProcess();
        var watchdog = new WatchdogLoop(
            manager, [("the agent", agent.AnswersAsync), ("the browser's supervision", _ => Task.FromResult(browser.IsLooking))], TimeProvider.System,
            app.Services.GetRequiredService<ILogger<WatchdogLoop>>());

        // Whatever ends first ends all: systemd starts the player anew.
        await browser.StartAsync(CancellationToken.None);
        var running = new[] { agent.RunAsync(stop.Token), browser.ExecuteTask!, ready.RunAsync(stop.Token), watchdog.RunAsync(stop.Token) };
        var ended = await Task.WhenAny(running[0], running[2], FaultOf(running[1]), StoppedAsync(stop.Token));
        manager.Stopping();
        await stop.CancelAsync();
        await browser.StopAsync(CancellationToken.None);
        await Task.WhenAll(running).ContinueWith(_ => { }, TaskScheduler.Default);
        await app.StopAsync();

        if (ended.Exception?.GetBaseException() is not { } error) return restart.Asked.IsCancellationRequested ? ExitCode.Restart : ExitCode.Stopped;
        app.Logger.LogPlayerFailed(error);
        return ExitCode.Failed;
    }

    private static ReadyState StateOf(IServiceProvider services, LocalRendererPort port, PlayerAgent agent, BrowserSupervisor browser)
    {
        // For people: a wall is larger than their window.
        Uri Fitted(string? output) => LocalServer.PageAddress(services, output, "&fit=1");
        var device = agent.Device;
        return new(
            Fitted(null),
            [.. port.Outputs.Select(output => new ReadyOutput(output.Name, output.Width, output.Height, output.Rotation, Fitted(output.Name)))],
            device is null ? "enrolling" : "enrolled",
            device,
            agent.Enrolment,
            browser.BrowserProcess);
    }

    // A browser that is not there ends its supervision without an error; the player goes on.
    private static async Task FaultOf(Task supervision)
    {
        await supervision;
        await Task.Delay(Timeout.Infinite);
    }

    private static Task StoppedAsync(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stop.Register(stopped.SetResult);
        return stopped.Task;
    }
}
