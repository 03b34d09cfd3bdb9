using Doingoai.Portal.Site.Feeds;

namespace Doingoai.Portal.Site.Serving;

/// <summary>Addresses of what programs read. File names carry a dot, which no slug has, so they take no page's place.</summary>
internal static class MachineRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapMachineReading(this WebApplication app)
    {
        var machines = app.MapGroup("").WithMetadata(new PublicPage(), new CachedPage()).AllowAnonymous();
        machines.MapMethods("/robots.txt", Reading, (HttpContext http, MachineEndpoints site) => site.RobotsAsync(http));
        machines.MapMethods("/sitemap.xml", Reading, (HttpContext http, MachineEndpoints site) => site.IndexAsync(http));
        machines.MapMethods("/sitemaps/news.xml", Reading, (HttpContext http, MachineEndpoints site) => site.NewsAsync(http));
        machines.MapMethods("/sitemaps/{language:language}-{number:int:range(1,10000)}.xml", Reading, (HttpContext http, string language, int number, MachineEndpoints site) => site.SitemapAsync(http, language, number));
        foreach (var form in FeedForm.All) machines.MapFeed(form);
    }

    private static void MapFeed(this IEndpointRouteBuilder machines, FeedForm form)
    {
        machines.MapMethods($"/{{language:language}}/{form.File}", Reading, (HttpContext http, string language, MachineEndpoints site) => site.FeedAsync(http, form, language, section: null));
        machines.MapMethods($"/{{language:language}}/{{section}}/{form.File}", Reading, (HttpContext http, string language, string section, MachineEndpoints site) => site.FeedAsync(http, form, language, section));
    }
}
