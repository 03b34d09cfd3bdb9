using System.Text.RegularExpressions;
using Doingoai.Portal.Content;
using Doingoai.Portal.Media;
using Doingoai.Portal.Site.Pages;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Feeds;

/// <summary>The newest items of a language or of one of its sections, for feeds.</summary>
internal sealed partial class FeedBuilder(ILive live, ISections sections, IContentTypes types, IMediaLibrary library, Cards cards, Theme theme)
{
    private const int Newest = 30;

    /// <param name="sectionSlug"><c>null</c> = all sections.</param>
    /// <returns><c>null</c> if there is no such section.</returns>
    public async Task<Feed?> BuildAsync(string language, string? sectionSlug, string publicAddress, DateTimeOffset now, CancellationToken cancel)
    {
        var index = new SectionIndex(await sections.AllAsync(cancel), language);
        var section = sectionSlug is null ? null : index.BySlug(sectionSlug);
        if (sectionSlug is not null && section is null) return null;

        var texts = theme.Texts.In(language);
        var found = await live.ListAsync(Channel.Portal, language, now, new LiveFilter(section?.Key, Take: Newest), cancel);
        var listed = found.Where(cards.IsListed).ToList();
        var videos = await library.FindAllAsync([.. listed.Select(version => types.Find(version.Type)?.Video(version)).OfType<string>().Distinct()], cancel);
        return new Feed(
            language,
            section is null ? texts["site_name"] : $"{index.Name(section)} – {texts["site_name"]}",
            section?.Summaries.GetValueOrDefault(language) is { Length: > 0 } summary ? summary : texts["site_description"],
            texts["site_name"],
            publicAddress + (section is null ? Addresses.Home(language) : index.Href(section)),
            listed.Count == 0 ? DateTimeOffset.UnixEpoch : listed.Max(version => version.Updated),
            [.. listed.Select(version => Item(version, index, videos, publicAddress))]);
    }

    private FeedItem Item(LiveVersion version, SectionIndex index, IReadOnlyDictionary<string, MediaAsset> videos, string publicAddress)
    {
        var type = types.Find(version.Type)!;
        return new FeedItem(
            $"tag:{new Uri(publicAddress).IdnHost},2026:{version.Item}/{version.Language}",
            publicAddress + index.HrefOf(version),
            version.Title,
            type.Summary(version) ?? "",
            version.Fields.Values.FirstOrDefault(value => value.Kind == FieldKind.RichText) is { } body ? Absolute(body.Text, publicAddress) : "",
            version.FirstPublished,
            version.Updated,
            type.Author(version),
            index.Find(version.SectionKey) is { } section ? index.Name(section) : null,
            type.Picture(version) is { } picture ? publicAddress + Addresses.Media(picture, "page") : null,
            type.Video(version) is { } video && videos.GetValueOrDefault(video) is { } asset ? new(publicAddress + Addresses.Media(video, "original"), asset.ContentType, asset.SizeBytes) : null);
    }

    /// <summary>A feed is read elsewhere, where a path leads nowhere.</summary>
    private static string Absolute(string html, string publicAddress) => OwnPath().Replace(html, match => match.Groups[1].Value + publicAddress + "/");

    [GeneratedRegex("""(<[^<>]*?\s(?:src|href)=")/(?!/)""")]
    private static partial Regex OwnPath();
}
