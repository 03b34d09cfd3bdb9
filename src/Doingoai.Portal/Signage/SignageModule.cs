using Doingoai.Portal.Admin.Auditing;
using Doingoai.Portal.Admin.Navigation;
using Doingoai.Portal.Admin.Search;
using Doingoai.Portal.Content;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Recipes;
using Doingoai.Portal.Platform.Startup;
using Doingoai.Portal.Signage.Api;
using Doingoai.Portal.Signage.Approvals;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Pages;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Signage.Recipes;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Portal.Signage.Slides;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Portal.Signage.Widgets;

namespace Doingoai.Portal.Signage;

/// <summary>The door of clusters, screens, playlists, slides and signed manifests.</summary>
internal static class SignageModule
{
    public static void AddSignage(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SignageOptions>().BindConfiguration(SignageOptions.Section).ValidateDataAnnotations().ValidateOnStart()
            .Validate(options => FontFiles.AreIn(options.FontFolders), $"The typefaces of the slides are missing: install the packages {FontFiles.Packages}, or name their folder in Signage:FontFolders.");
        services.AddModelPart<SignageModel>();
        services.AddTrust();
        services.AddSlides();
        services.AddManifests();

        services.AddSingleton<IFleet, Fleet>();
        services.AddSingleton<IContentUsage, PlaylistUsage>().AddSingleton<IContentUsage, ScreenUsage>().AddScoped<IItemCollections, AddToPlaylist>();
        services.AddScoped<ScreenRights>().AddScoped<SavePlaylist>().AddScoped<SaveSchedule>().AddScoped<ShowItemNow>().AddScoped<EditPlaces>();
        services.AddPages();
        services.AddSingleton<IRecipeStep, ScreenClassesStep>().AddSingleton<IRecipeStep, ClustersStep>().AddSingleton<IRecipeStep, PlaylistsStep>();
    }

    public static void MapSignage(this WebApplication app) => app.MapSignageApi();

    private static void AddPages(this IServiceCollection services)
    {
        services.AddTexts<Texts>();
        services.AddScoped<IDeskSearch, ScreenDeskSearch>().AddScoped<IDeskSearch, PlaylistDeskSearch>();
        services.AddScoped<IAuditTitles, FleetTitles>().AddScoped<IAuditTitles, PlaylistTitles>();
        services.AddScoped<ShowableItems>().AddScoped<PlaylistReader>().AddScoped<ScheduleWords>();
        services.AddNavEntry<Texts>(new(NavSection.Screens, 0, "Screens", "/admin/screens", "connected_tv", Permission.UseAdmin));
        services.AddNavEntry<Texts>(new(NavSection.Screens, 10, "Playlists", "/admin/playlists", "playlist_play", Permission.UseAdmin));
    }

    private static void AddTrust(this IServiceCollection services)
    {
        services.AddSingleton<TrustSetup>();
        services.AddSingleton(provider => provider.GetRequiredService<TrustSetup>().Open());
        services.AddSingleton<ITrust>(provider => provider.GetRequiredService<PortalTrust>());
        services.AddSingleton<ICommandVerb, TrustInit>().AddSingleton<ICommandVerb, TrustNewKey>().AddSingleton<ICommandVerb, TrustSign>().AddSingleton<ICommandVerb, TrustImport>();
        services.AddSingleton<ResignApprovals>();
        services.AddLoop<RotationLoop>();
    }

    private static void AddSlides(this IServiceCollection services)
    {
        services.AddSingleton(new SlideTheme(Path.Combine(AppContext.BaseDirectory, "themes", "kiosk")));
        services.AddSingleton<FontFiles>().AddSingleton<SlideSource>().AddSingleton<SlideRasteriser>().AddSingleton<SlideDrawing>();
        services.AddSingleton<ISlideProjection, SlideProjection>();
        services.AddSingleton<IPublicationPart, SlideApprovals>();
        services.AddSingleton<SlidesAhead>();
        services.AddSingleton<IOn<VersionSaved>>(provider => provider.GetRequiredService<SlidesAhead>());
        services.AddHostedService(provider => provider.GetRequiredService<SlidesAhead>());
    }

    private static void AddManifests(this IServiceCollection services)
    {
        services.AddSingleton<IWidget, ClockWidget>();
        services.AddSingleton<WidgetCatalog>().AddSingleton<WidgetFonts>();
        services.AddSingleton<RecallLists>().AddSingleton<ManifestInputs>().AddSingleton<IssueManifests>();
        services.AddSingleton<ScreenManifests>().AddSingleton<ScreenPlan>().AddSingleton<IManifestHistory, ManifestHistory>();
        services.AddSingleton<IScreenManifests>(provider => provider.GetRequiredService<ScreenManifests>());
        services.AddLoop<ManifestPublisher>();
        services.AddSingleton<IOn<PublicationChanged>>(provider => provider.GetRequiredService<ManifestPublisher>());
        services.AddSingleton<IOn<ItemRecalled>>(provider => provider.GetRequiredService<ManifestPublisher>());
        services.AddSingleton<IOn<ArrangementChanged>>(provider => provider.GetRequiredService<ManifestPublisher>());
    }
}
