using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Pages;

/// <summary>One item of any type, by its type's template.</summary>
internal sealed class ItemPage(ILive live, ISections sections, IContentTypes types, FieldViews fields, Cards cards, UnitNames units)
{
    private const int Related = 4;
    private static readonly TimeSpan SameMoment = TimeSpan.FromMinutes(1);

    public async Task<SitePage> BuildAsync(LiveVersion version, DateTimeOffset now, CancellationToken cancel)
    {
        var all = await sections.AllAsync(cancel);
        var index = new SectionIndex(all, version.Language);
        var section = index.Find(version.SectionKey);
        var type = types.Find(version.Type) ?? throw new InvalidOperationException($"Type {version.Type} of {version.Item} is unknown.");
        var translations = await live.AddressesOfAsync(Channel.Portal, version.Item, now, cancel);

        var content = await ContentAsync(version, type, index, now, cancel);

        return new SitePage(version.Language, type.Template, index.HrefOf(version), content)
        {
            Title = version.Title,
            Description = type.Summary(version) ?? "",
            Section = section?.Key,
            Crumbs = section is null ? [new Crumb(version.Title, null)] : [new Crumb(index.Name(section), index.Href(section)), new Crumb(version.Title, null)],
            Translations = translations.ToDictionary(other => other.Language, other => new SectionIndex(all, other.Language).HrefOf(other)),
            Fallbacks = section is null ? new Dictionary<string, string>() : SectionPage.TranslationsOf(section, all),
            Picture = SharePicture.Of(type.Picture(version) is { } picture ? FigureOf(content, picture) : null),
            Article = new ArticleFacts(
                type.Listed ? "NewsArticle" : "Article", version.FirstPublished, version.Updated, type.Author(version), section is null ? null : index.Name(section)),
            FeedSection = section is null ? null : new Crumb(index.Name(section), section.Slugs[version.Language]),
        };
    }

    private static View? FigureOf(View content, string picture) =>
        ((View)content["fields"]!).Values.OfType<View>().FirstOrDefault(view => view.GetValueOrDefault("src") is string src && src == Addresses.Media(picture, "page"));

    private async Task<View> ContentAsync(LiveVersion version, ContentType type, SectionIndex index, DateTimeOffset now, CancellationToken cancel) => new()
    {
        ["title"] = version.Title,
        ["summary"] = type.Summary(version),
        ["fields"] = await fields.OfAsync(version, cancel),
        ["type_name"] = type.Label(version.Language),
        ["section"] = index.Find(version.SectionKey) is { } section ? new View { ["name"] = index.Name(section), ["href"] = index.Href(section) } : null,
        ["published"] = DateTexts.Instant(version.FirstPublished, version.Language),
        ["updated"] = version.Updated - version.FirstPublished > SameMoment ? DateTexts.Instant(version.Updated, version.Language) : null,
        ["unit"] = await units.FindAsync(version.OwnerUnit, version.Language, cancel),
        ["path"] = index.HrefOf(version),
        ["saved"] = Addresses.Saved(index.HrefOf(version)),
        ["qr"] = Addresses.Qr(index.HrefOf(version)),
        ["related"] = await RelatedAsync(version, index, now, cancel),
    };

    /// <summary>The item an editor named first, then the newest of the same section.</summary>
    private async Task<IReadOnlyList<View>> RelatedAsync(LiveVersion version, SectionIndex index, DateTimeOffset now, CancellationToken cancel)
    {
        var named = version.Fields.Values.FirstOrDefault(value => value.Kind == FieldKind.Item) is { } item
            ? await live.FindAsync(Channel.Portal, version.Language, item.Text, now, cancel)
            : null;
        var same = version.SectionKey is null ? [] : await live.ListAsync(
            Channel.Portal, version.Language, now, new LiveFilter(version.SectionKey, Take: Related + 2), cancel);
        IEnumerable<LiveVersion> related = named is null ? same : [named, .. same.Where(other => other.Item != named.Item)];
        return await cards.OfAsync([.. related.Where(other => other.Item != version.Item && cards.IsListed(other)).Take(Related)], index, cancel);
    }
}
