using System.IO.Compression;
using Doingoai.Portal.Admin.Dashboard;
using Doingoai.Portal.Admin.Navigation;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Loops;
using Doingoai.Portal.Site.Feedback;
using Doingoai.Portal.Site.Feeds;
using Doingoai.Portal.Site.Indexing;
using Doingoai.Portal.Site.Pages;
using Doingoai.Portal.Site.Search;
using Doingoai.Portal.Site.Serving;
using Doingoai.Portal.Site.Sharing;
using Doingoai.Portal.Site.Themes;
using Microsoft.AspNetCore.ResponseCompression;

namespace Doingoai.Portal.Site;

/// <summary>The door of the public portal: pages in three languages from what is live.</summary>
internal static class SiteModule
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddSite(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.Configure<RouteOptions>(routes =>
        {
            routes.SetParameterPolicy<LanguageConstraint>(LanguageConstraint.Name);
            routes.SetParameterPolicy<ReaderConstraint>(ReaderConstraint.Name);
        });
        services.AddSingleton<Theme>();
        services.AddLoop<ThemeLoop>();
        services.AddScoped<IDashboardTile, ThemeTile>();
        services.AddNavEntry<Texts>(new(NavSection.Administration, 40, "Theme", "/admin/theme", "brush", Permission.ManagePeople));
        services.AddSingleton<Cards>().AddSingleton<FieldViews>().AddSingleton<UnitNames>().AddSingleton<PageRenderer>();
        services.AddSingleton<SiteMapPage>().AddSingleton<MessagePages>().AddSingleton<Archive>();
        services.AddSingleton<HomePage>().AddSingleton<SectionPage>().AddSingleton<DirectoryPage>().AddSingleton<ItemPage>();
        services.AddTexts<Texts>();
        services.AddFeedback();
        services.AddSharing();
        services.AddSingleton<PageWriter>().AddSingleton<PageEndpoints>().AddSingleton<LegacyEndpoints>().AddSingleton<PreviewEndpoint>().AddSingleton<PageCache>();
        services.AddSingleton<IPublicAddresses, ItemAddresses>().AddSingleton<PublicAddress>().AddSingleton<LiveIndex>().AddSingleton<SiteUrls>().AddSingleton<Sitemaps>();
        services.AddSingleton<FeedBuilder>().AddSingleton<MachineEndpoints>();
        services.AddSingleton<SearchPage>().AddSingleton<Hits>().AddSingleton<SearchEndpoints>().AddSingleton<SearchLimit>();
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true; // public pages carry no secret that their length could tell
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", .. FeedForm.All.Select(form => form.ContentType)];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    /// <summary>Before all else that answers requests.</summary>
    public static void UseKeptPages(this WebApplication app) => app.UseMiddleware<ServeKeptPages>();

    public static void MapSite(this WebApplication app)
    {
        // The cache stands before compression, so that compressed bytes are what it keeps; and only before public pages.
        app.UseWhen(http => http.GetEndpoint()?.Metadata.GetMetadata<PublicPage>() is not null, pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FailurePage.WriteAsync });
            pages.UseMiddleware<KeepPages>();
            pages.UseResponseCompression();
        });

        app.MapMethods("/", Reading, (HttpContext http) => http.Response.Redirect(Addresses.Home(Languages.Vietnamese))).AllowAnonymous();
        app.MapMethods("/theme/{name}", Reading, AssetEndpoint.GetAsync).WithMetadata(new PublicPage()).AllowAnonymous();
        app.MapMethods("/{language:language}/preview/{version}", Reading,
            (HttpContext http, string language, string version, PreviewEndpoint preview) => preview.GetAsync(http, language, version)).RequireAuthorization(Policies.WriteContent);

        app.MapMachineReading();
        app.MapLegacyAddresses();
        var pages = app.MapGroup("/{language:language}").WithMetadata(new PublicPage()).AllowAnonymous();
        var cached = pages.MapGroup("").WithMetadata(new CachedPage());
        cached.MapMethods("", Reading, (HttpContext http, string language, PageEndpoints site) => site.HomeAsync(http, language));
        cached.MapMethods("/{slug}", Reading, (HttpContext http, string language, string slug, string? page, PageEndpoints site) => site.SectionAsync(http, language, slug, page));
        cached.MapMethods("/{section}/{slug}", Reading, (HttpContext http, string language, string slug, PageEndpoints site) => site.ItemAsync(http, language, slug));
        cached.MapMethods("/site-map", Reading, (HttpContext http, string language, PageEndpoints site) => site.SiteMapAsync(http, language));
        cached.MapMethods("/{section}/archive/{year:int:range(1900,2999)}", Reading, (HttpContext http, string language, string section, int year, string? page, PageEndpoints site) =>
            site.ArchiveAsync(http, language, section, new ArchivePeriod(year, null), page));
        cached.MapMethods("/{section}/archive/{year:int:range(1900,2999)}/{month:int:range(1,12)}", Reading, (HttpContext http, string language, string section, int year, int month, string? page, PageEndpoints site) =>
            site.ArchiveAsync(http, language, section, new ArchivePeriod(year, month), page));
        cached.MapSharing();
        foreach (var type in app.Services.GetRequiredService<IContentTypes>().All.Where(type => type.Directory is not null)) MapDirectory(app, type);
        app.MapFeedback();
        MapSearch(app, pages);
        pages.MapMethods("/{**rest}", Reading, (HttpContext http, string language, PageEndpoints site) => site.NotFoundAsync(http, language));

        // Last of all: whoever typed an address that nothing serves gets a page, programs get their bare 404.
        app.MapMethods("/{**rest:reader}", Reading, (HttpContext http, PageEndpoints site) => site.NowhereAsync(http))
            .WithMetadata(new PublicPage()).AllowAnonymous().WithOrder(int.MaxValue);
    }

    private static void MapDirectory(WebApplication app, ContentType type)
    {
        foreach (var (language, slug) in type.Directory!.Slugs)
            app.MapMethods($"/{language}/{slug}", Reading, (HttpContext http, DirectoryPage page, PageWriter writer, TimeProvider time) => DirectoryAsync(http, language, type, page, writer, time))
                .WithMetadata(new PublicPage(), new CachedPage()).AllowAnonymous();
    }

    private static async Task DirectoryAsync(HttpContext http, string language, ContentType type, DirectoryPage page, PageWriter writer, TimeProvider time) =>
        await writer.WriteAsync(http, await page.BuildAsync(language, type, time.GetUtcNow(), http.RequestAborted));

    private static void MapSearch(WebApplication app, IEndpointRouteBuilder pages)
    {
        pages.MapMethods("/search", Reading, (HttpContext http, string language, SearchEndpoints search) => search.PageAsync(http, language))
            .RequireRateLimiting(app.Services.GetRequiredService<SearchLimit>());
        pages.MapMethods("/search/suggest", Reading, (HttpContext http, string language, string? q, SearchEndpoints search) => search.SuggestAsync(http, language, q))
            .RequireRateLimiting(RateLimits.Search);
        foreach (var (language, word) in new[] { (Languages.Vietnamese, "tim-kiem"), (Languages.Chinese, "搜索") })
            app.MapMethods($"/{language}/{word}", Reading, (HttpContext http) => SearchEndpoints.Redirect(http, language)).WithMetadata(new PublicPage()).AllowAnonymous();
    }
}
