namespace Doingoai.Portal.Site.Pages;

/// <summary>Nothing here, or no longer: said kindly, with the way on.</summary>
internal static class MessagePage
{
    public static SitePage NotFound(string language) => Build(language, StatusCodes.Status404NotFound, "not-found");

    /// <summary>It was published here and has been taken back.</summary>
    public static SitePage Gone(string language) => Build(language, StatusCodes.Status410Gone, "gone");

    private static SitePage Build(string language, int status, string template) =>
        new(language, template, Addresses.Home(language), []) { Status = status };
}
