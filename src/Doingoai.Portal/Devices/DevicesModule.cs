using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Admin.Navigation;
using Doingoai.Portal.Content;
using Doingoai.Portal.Devices.Api;
using Doingoai.Portal.Devices.Availability;
using Doingoai.Portal.Devices.Board;
using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Devices.Commissioning;
using Doingoai.Portal.Devices.Deliveries;
using Doingoai.Portal.Devices.Enrolments;
using Doingoai.Portal.Devices.Faults;
using Doingoai.Portal.Devices.Files;
using Doingoai.Portal.Devices.Frames;
using Doingoai.Portal.Devices.Health;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Devices.Live;
using Doingoai.Portal.Devices.Plays;
using Doingoai.Portal.Devices.Telemetry;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Portal.Signage.Trust;
using Microsoft.AspNetCore.Authentication;

namespace Doingoai.Portal.Devices;

/// <summary>The one door of this module.</summary>
internal static class DevicesModule
{
    public static void AddDevices(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<DevicesOptions>().BindConfiguration(DevicesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddModelPart<DevicesModel>();
        services.AddSingleton<DeviceMetrics>();
        services.AddSingleton<TelemetryStart>().AddHosted<TelemetryReady>(); // started in this order
        builder.AddTelemetry();
        AddKeys(services);
        AddEnrolments(services);
        AddHealth(services);
        services.AddSingleton<PlayClaims>();
        AddCommands(services);
        builder.AddLinks();
        services.AddSingleton<ReachReader>().AddSingleton<ReachWords>().AddSingleton<IReach, ScreensReach>().AddSingleton<DeliveriesReader>();
        services.AddSingleton<OrdersReader>().AddSingleton<OrderPagesReader>().AddSingleton<OrderWords>().AddSingleton<ScreenStates>().AddSingleton<SummaryReader>().AddSingleton<BoardReader>();
        services.AddSingleton<EnrolReader>().AddSingleton<MachinesReader>().AddTransient<BoardWords>().AddScoped<IWorkList, FailedScreens>().AddScoped<IDashboardTile, ScreensTile>();
        services.AddSingleton<Quarantines.Quarantines>().AddSingleton<IScreenTrouble>(provider => provider.GetRequiredService<Quarantines.Quarantines>());
        services.AddTexts<Texts>();
        services.AddNavEntry<Texts>(new(NavSection.Devices, 0, "Nav_Board", "/board", "monitoring", Permission.WatchBoard) { LeavesAdmin = true });
        services.AddNavEntry<Texts>(new(NavSection.Devices, 10, "Nav_Enrol", "/board/enrol", "qr_code_scanner", Permission.EnrolDevices) { LeavesAdmin = true });
        services.AddNavEntry<Texts>(new(NavSection.Devices, 20, "Nav_Machines", "/board/machines", "key", Permission.EnrolDevices) { LeavesAdmin = true });
        services.AddSingleton<FramePictures>().AddSingleton<FramesPerScreen>().AddSingleton<TakeFrame>().AddSingleton<PicturesReader>();
        services.AddLoop<HousekeepingLoop>();
    }

    public static void MapDevices(this WebApplication app)
    {
        EnrolmentEndpoints.Map(app);
        DevicesApi.Map(app);
        BoardEndpoints.Map(app);
        app.MapLinks();
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddSingleton<Nonces>().AddSingleton<ReturnPace>().AddSingleton<Clones>().AddSingleton<DeviceKeyRing>().AddSingleton<DeviceGate>().AddSingleton<EndKeys>().AddSingleton<EndedDevices>().AddSingleton<RevokeDevice>();
        services.AddLoop<KeyRingLoop>();
        services.AddSingleton<IOn<DeviceEnded>>(provider => provider.GetRequiredService<KeyRingLoop>());
        services.AddLoop<CloneLoop>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, DeviceAuthentication>(DeviceAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder().AddPolicy(Policies.Device, policy =>
            policy.AddAuthenticationSchemes(DeviceAuthentication.SchemeName).RequireAuthenticatedUser().RequireAssertion(context => context.User.IsDevice()));
    }

    private static void AddEnrolments(IServiceCollection services) =>
        services.AddSingleton<AnnounceDevice>().AddSingleton<RevealNonce>().AddSingleton<EnrolmentDecisions>().AddSingleton<EnrolmentList>().AddSingleton<MakeStartPacket>().AddSingleton<UseStartPacket>();

    private static void AddHealth(IServiceCollection services)
    {
        services.AddSingleton<IHealthMetric, DiskFree>();
        services.AddSingleton<IHealthMetric, Temperature>();
        services.AddSingleton<IHealthMetric, CpuLoad>();
        services.AddSingleton<IHealthMetric, MemoryUsed>();
        services.AddSingleton<IHealthMetric, ClockOffset>();
        services.AddSingleton<IHealthMetric, RoundTrip>();
        services.AddSingleton<IHealthMetric, JournalBacklog>();
        services.AddSingleton<IHealthMetric, FrameAge>();
        services.AddSingleton<IHealthMetric, FrameRate>();
        services.AddSingleton<HealthMetrics>().AddSingleton<Verdicts>().AddSingleton<LiveFleet>().AddSingleton<IRosterHolders, RosterHolders>().AddSingleton<SpanStore>().AddSingleton<FaultStore>().AddSingleton<AcknowledgeFault>();
        services.AddLoop<AvailabilityLoop>();
    }

    private static void AddCommands(IServiceCollection services)
    {
        services.AddSingleton<ICommandKind, Screenshot>();
        services.AddSingleton<ICommandKind, Reload>();
        services.AddSingleton<ICommandKind, Identify>();
        services.AddSingleton<ICommandKind, TestCard>();
        services.AddSingleton<ICommandKind, Volume>();
        services.AddSingleton<ICommandKind, DisplayPower>();
        services.AddSingleton<ICommandKind, RestartPlayer>();
        services.AddSingleton<ICommandKind, Reboot>();
        services.AddSingleton<ICommandKind, ClearCache>();
        services.AddSingleton<ICommandKind, SendLogs>();
        services.AddSingleton<ICommandKind, SwitchLink>();
        services.AddSingleton<ICommandKind, ReleaseItem>();
        services.AddSingleton<Commission>().AddSingleton<MediaBundle>();
        services.AddSingleton<CommandKinds>().AddSingleton<CommandOutbox>().AddSingleton<TakeScreenshot>().AddSingleton<TakeLog>();
        services.AddSingleton<OrderNews>().AddSingleton<OrderTargets>().AddSingleton<OrderBook>().AddSingleton<GiveOrder>().AddSingleton<OrderCommand>().AddSingleton<DecideOrder>();
        services.AddHosted<CommandResults>();
    }

    /// <summary>A background service that others call: the very instance that runs.</summary>
    public static void AddHosted<T>(this IServiceCollection services) where T : class, IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }
}
