namespace Doingoai.Portal.Site.Serving;

/// <summary>Where the portal that came before had its articles, channels and files. Nothing of it is kept in the page cache.</summary>
internal static class LegacyRoutes
{
    private const string Channel = @"regex(^\d{{1,9}}(-.*)?$)";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapLegacyAddresses(this WebApplication app)
    {
        var old = app.MapGroup("").WithMetadata(new PublicPage()).AllowAnonymous();
        old.MapMethods("/{language:language}/bai-viet/{number:int:min(0)}", Reading, (HttpContext http, string language, int number, LegacyEndpoints site) => site.ArticleAsync(http, language, number));
        old.MapMethods($"/{{language:language}}/kenh-tin/{{channel:{Channel}}}", Reading, (HttpContext http, string language, string channel, LegacyEndpoints site) => site.ChannelAsync(http, language, channel));
        old.MapMethods("/storage/{id}/file", Reading, (HttpContext http, string id, LegacyEndpoints site) => site.FileAsync(http, id));
    }
}
