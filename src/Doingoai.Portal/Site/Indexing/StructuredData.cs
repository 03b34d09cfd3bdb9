using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Pages;

namespace Doingoai.Portal.Site.Indexing;

/// <summary>What a page is, in the words of schema.org, as JSON-LD. Pure.</summary>
internal static class StructuredData
{
    /// <summary>Angle brackets stay escaped: the text stands inside a script element.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="texts">The theme's words in the page's language.</param>
    /// <param name="logo">Absolute address.</param>
    public static string Of(SitePage page, IReadOnlyDictionary<string, string> texts, string publicAddress, string logo)
    {
        var graph = new JsonArray(Organisation(page, texts, publicAddress, logo));
        if (page.Article is { } article) graph.Add(Article(page, article, publicAddress));
        else if (page.Template == "home") graph.Add(WebSite(page, texts, publicAddress));
        if (page.Crumbs.Count > 0) graph.Add(Breadcrumbs(page, texts, publicAddress));
        return new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = graph }.ToJsonString(Json);
    }

    private static JsonObject Organisation(SitePage page, IReadOnlyDictionary<string, string> texts, string publicAddress, string logo) => new()
    {
        ["@type"] = "GovernmentOrganization",
        ["@id"] = OrganisationId(publicAddress),
        ["name"] = texts["site_name"],
        ["alternateName"] = new JsonArray(texts["second_name"], texts["third_name"]),
        ["url"] = publicAddress + Addresses.Home(page.Language),
        ["logo"] = logo,
        ["address"] = texts["contact_address"],
        ["knowsLanguage"] = new JsonArray([.. Languages.All.Select(language => JsonValue.Create(Languages.Tag(language)))]),
    };

    private static JsonObject WebSite(SitePage page, IReadOnlyDictionary<string, string> texts, string publicAddress) => new()
    {
        ["@type"] = "WebSite",
        ["url"] = publicAddress + page.Path,
        ["name"] = texts["site_name"],
        ["description"] = texts["site_description"],
        ["inLanguage"] = Languages.Tag(page.Language),
        ["publisher"] = Reference(publicAddress),
    };

    private static JsonObject Article(SitePage page, ArticleFacts article, string publicAddress)
    {
        var data = new JsonObject
        {
            ["@type"] = article.Kind,
            ["@id"] = publicAddress + page.Path + "#article",
            ["url"] = publicAddress + page.Path,
            ["mainEntityOfPage"] = publicAddress + page.Path,
            ["headline"] = page.Title,
            ["inLanguage"] = Languages.Tag(page.Language),
            ["datePublished"] = Instants.Iso(article.Published),
            ["dateModified"] = Instants.Iso(article.Updated),
            ["author"] = article.Author is { } name ? new JsonObject { ["@type"] = "Person", ["name"] = name } : Reference(publicAddress),
            ["publisher"] = Reference(publicAddress),
            ["isAccessibleForFree"] = true,
        };
        if (page.Description.Length > 0) data["description"] = page.Description;
        if (page.Picture is { } picture) data["image"] = new JsonArray(publicAddress + picture.Path);
        if (article.Section is { } section) data["articleSection"] = section;
        return data;
    }

    private static JsonObject Breadcrumbs(SitePage page, IReadOnlyDictionary<string, string> texts, string publicAddress)
    {
        IEnumerable<Crumb> all = [new Crumb(texts["home"], Addresses.Home(page.Language)), .. page.Crumbs];
        return new JsonObject
        {
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = new JsonArray([.. all.Select((crumb, at) => new JsonObject
            {
                ["@type"] = "ListItem",
                ["position"] = at + 1,
                ["name"] = crumb.Name,
                ["item"] = publicAddress + (crumb.Href ?? page.Path),
            })]),
        };
    }

    private static JsonObject Reference(string publicAddress) => new() { ["@id"] = OrganisationId(publicAddress) };

    private static string OrganisationId(string publicAddress) => publicAddress + "/#organization";
}
