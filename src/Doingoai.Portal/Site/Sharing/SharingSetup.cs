namespace Doingoai.Portal.Site.Sharing;

internal static class SharingSetup
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddSharing(this IServiceCollection services) =>
        services.AddSingleton<InlinedPictures>().AddSingleton<SavedPage>().AddSingleton<SharingEndpoints>();

    /// <summary>Names with a dot, which no slug has.</summary>
    public static void MapSharing(this IEndpointRouteBuilder cached)
    {
        foreach (var place in new[] { "", "/{section}" })
        {
            cached.MapMethods($"{place}/{{slug}}.html", Reading, (HttpContext http, string language, string slug, SharingEndpoints share) => share.SaveAsync(http, language, slug));
            cached.MapMethods($"{place}/{{slug}}/qr.svg", Reading, (HttpContext http, string language, string slug, SharingEndpoints share) => share.QrAsync(http, language, slug));
        }
    }
}
