using Doingoai.Portal.Content;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Pages;

/// <summary>Dresses a page in the theme: its own template inside the layout.</summary>
internal sealed class PageRenderer(Theme theme, ISections sections)
{
    public async Task<string> RenderAsync(SitePage page, string publicAddress, CancellationToken cancel)
    {
        var index = new SectionIndex(await sections.AllAsync(cancel), page.Language);
        var frame = new View
        {
            ["t"] = theme.Texts.ViewIn(page.Language),
            ["assets"] = theme.Assets.View(),
            ["lang"] = page.Language,
            ["tag"] = Languages.Tag(page.Language),
            ["home"] = Addresses.Home(page.Language),
            ["menu"] = index.Menu.Select(section => Entry(index.Name(section), index.Href(section), section.Key == page.Section)).ToList(),
            ["languages"] = LanguageSwitch(page),
            ["page"] = Head(page, publicAddress),
        };
        var inner = new View(frame.Concat(page.Content));
        var content = theme.Templates.Render($"templates/{page.Template}", inner);
        return theme.Templates.Render("layouts/page", new View(frame) { ["content"] = content }).Html;
    }

    /// <summary>Without asking the database, which may be what failed.</summary>
    public string RenderFailure(string language) => theme.Templates.Render("layouts/failed", new View
    {
        ["t"] = theme.Texts.ViewIn(language),
        ["assets"] = theme.Assets.View(),
        ["lang"] = language,
        ["tag"] = Languages.Tag(language),
        ["home"] = Addresses.Home(language),
    }).Html;

    private View Head(SitePage page, string publicAddress) => new()
    {
        ["title"] = page.Title,
        ["description"] = page.Description,
        ["template"] = page.Template,
        ["canonical"] = page is { Status: StatusCodes.Status200OK, IsPreview: false } ? publicAddress + page.Path : null,
        ["alternates"] = Alternates(page, publicAddress),
        ["picture"] = page.Picture is null ? null : publicAddress + page.Picture,
        ["og_type"] = page.OpenGraphType,
        ["og_locale"] = theme.Texts.In(page.Language)["og_locale"],
        ["crumbs"] = page.Crumbs.Select(crumb => Entry(crumb.Name, crumb.Href, crumb.Href is null)).ToList(),
        ["is_preview"] = page.IsPreview,
        ["noindex"] = page.IsPreview || page.Status != StatusCodes.Status200OK,
    };

    /// <summary>Each live translation, and the Vietnamese one (else the first) for everybody else.</summary>
    private static List<View> Alternates(SitePage page, string publicAddress)
    {
        if (page.IsPreview || page.Translations.Count == 0) return [];

        var alternates = Languages.All.Where(page.Translations.ContainsKey).Select(language => Alternate(Languages.Tag(language), publicAddress + page.Translations[language])).ToList();
        alternates.Add(Alternate("x-default", publicAddress + page.Translations[Languages.All.First(page.Translations.ContainsKey)]));
        return alternates;
    }

    /// <summary>To the same page; to its section where that language is not live yet; else home.</summary>
    private List<View> LanguageSwitch(SitePage page) => [.. Languages.All.Select(language => new View
    {
        ["lang"] = language,
        ["tag"] = Languages.Tag(language),
        ["name"] = theme.Texts.In(language)["language_name"],
        ["href"] = page.Translations.GetValueOrDefault(language) ?? page.Fallbacks.GetValueOrDefault(language) ?? Addresses.Home(language),
        ["current"] = language == page.Language,
    })];

    private static View Alternate(string tag, string href) => new() { ["tag"] = tag, ["href"] = href };

    private static View Entry(string name, string? href, bool current) => new() { ["name"] = name, ["href"] = href, ["current"] = current };
}
