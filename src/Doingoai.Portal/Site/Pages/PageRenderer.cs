using Doingoai.Portal.Content;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Feedback;
using Doingoai.Portal.Site.Feeds;
using Doingoai.Portal.Site.Indexing;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Pages;

/// <summary>Dresses a page in the theme: its own template inside the layout.</summary>
internal sealed class PageRenderer(Theme theme, ISections sections, IContentTypes types)
{
    public async Task<string> RenderAsync(SitePage page, string publicAddress, CancellationToken cancel)
    {
        var number = theme.Number;
        try
        {
            return await DressAsync(page, publicAddress, cancel);
        }
        catch (ThemeException error) when (theme.FallBack(error, number))
        {
            return await DressAsync(page, publicAddress, cancel);
        }
    }

    private async Task<string> DressAsync(SitePage page, string publicAddress, CancellationToken cancel)
    {
        var frame = await FrameAsync(page, publicAddress, cancel);
        return theme.Templates.Render("layouts/page", new View(frame) { ["content"] = Inner(page, frame) }).Html;
    }

    /// <summary>As a file to keep: the story alone, with its style within.</summary>
    public async Task<string> RenderSavedAsync(SitePage page, string publicAddress, SafeHtml style, CancellationToken cancel)
    {
        var frame = await FrameAsync(page with { IsSaved = true }, publicAddress, cancel);
        return theme.Templates.Render("layouts/saved", new View(frame) { ["content"] = Inner(page, frame), ["style"] = style }).Html;
    }

    private SafeHtml Inner(SitePage page, View frame) => theme.Templates.Render($"templates/{page.Template}", new View(frame.Concat(page.Content)));

    private async Task<View> FrameAsync(SitePage page, string publicAddress, CancellationToken cancel)
    {
        var index = new SectionIndex(await sections.AllAsync(cancel), page.Language);
        return new View
        {
            ["t"] = theme.Texts.ViewIn(page.Language),
            ["assets"] = theme.Assets.View(),
            ["lang"] = page.Language,
            ["tag"] = Languages.Tag(page.Language),
            ["home"] = Addresses.Home(page.Language),
            ["site_map"] = Addresses.SiteMap(page.Language),
            ["feedback"] = FeedbackAddresses.Form(page.Language),
            ["search"] = Addresses.Search(page.Language),
            ["directories"] = types.All.Where(type => type.Directory is not null).Select(type => Entry(type.Directory!.Labels[page.Language], Addresses.Directory(page.Language, type), current: false)).ToList(),
            ["menu"] = index.Menu.Select(section => Entry(index.Name(section), index.Href(section), section.Key == page.Section)).ToList(),
            ["languages"] = LanguageSwitch(page),
            ["page"] = Head(page, publicAddress),
        };
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
        ["canonical"] = page is { Status: StatusCodes.Status200OK, IsPreview: false, NoIndex: false } ? publicAddress + page.Path : null,
        ["alternates"] = page.IsPreview ? null : Alternates.Of(page.Translations).Select(one => Alternate(one.Tag, publicAddress + one.Path)).ToList(),
        ["previous"] = page.Previous,
        ["next"] = page.Next,
        ["feeds"] = Feeds(page),
        ["picture"] = Picture(page, publicAddress),
        ["article"] = page.Article is { } article ? Article(article) : null,
        ["og_locale"] = theme.Texts.In(page.Language)["og_locale"],
        ["og_locales"] = page.Translations.Keys.Where(language => language != page.Language).Select(language => theme.Texts.In(language)["og_locale"]).ToList(),
        ["json_ld"] = page is { Status: StatusCodes.Status200OK, IsPreview: false, NoIndex: false } ? Data(page, publicAddress) : null,
        ["crumbs"] = page.Crumbs.Select(crumb => Entry(crumb.Name, crumb.Href, crumb.Href is null)).ToList(),
        ["is_preview"] = page.IsPreview,
        ["is_saved"] = page.IsSaved,
        ["noindex"] = page.IsPreview || page.NoIndex || page.Status != StatusCodes.Status200OK,
    };

    /// <summary>A block of data for programs. Its text escapes angle brackets, so that nothing in it ends the element.</summary>
    private SafeHtml Data(SitePage page, string publicAddress) =>
        new($"<script type=\"application/ld+json\">{StructuredData.Of(page, theme.Texts.In(page.Language), publicAddress, publicAddress + Asset("logo.png"))}</script>");

    private string Asset(string name) => (string)theme.Assets.View()[name.Replace('.', '_').Replace('-', '_')]!;

    /// <summary>Those of the language, then those of the section the reader is in.</summary>
    private List<View> Feeds(SitePage page)
    {
        var site = theme.Texts.In(page.Language)["site_name"];
        var all = FeedForm.All.Select(form => Feed(form, $"{site} ({form.Name})", Addresses.Feed(page.Language, null, form.File)));
        var own = page.FeedSection is { } section ? FeedForm.All.Select(form => Feed(form, $"{section.Name} – {site} ({form.Name})", Addresses.Feed(page.Language, section.Href, form.File))) : [];
        return [.. all, .. own];
    }

    private View Picture(SitePage page, string publicAddress) => page.Picture is { } own
        ? new() { ["src"] = publicAddress + own.Path, ["width"] = own.Width, ["height"] = own.Height, ["alt"] = own.Alt.Length > 0 ? own.Alt : page.Title }
        : new() { ["src"] = publicAddress + Asset($"share-{page.Language}.jpg"), ["width"] = 1200, ["height"] = 630, ["alt"] = theme.Texts.In(page.Language)["site_name"] };

    private static View Article(ArticleFacts article) => new()
    {
        ["published"] = Instants.Iso(article.Published),
        ["updated"] = Instants.Iso(article.Updated),
        ["section"] = article.Section,
    };

    private static View Feed(FeedForm form, string title, string href) => new() { ["type"] = form.ContentType, ["title"] = title, ["href"] = href };

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
