using Doingoai.Portal.Content;
using Doingoai.Portal.Media;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Pages;

/// <summary>Items as they stand in lists.</summary>
internal sealed class Cards(IContentTypes types, IMediaLibrary library, IMediaRights rights, TimeProvider time)
{
    /// <summary>Whether it has a page of its own in sections and lists.</summary>
    public bool IsListed(LiveVersion version) => types.Find(version.Type)?.Listed == true;

    public async Task<IReadOnlyList<View>> OfAsync(IReadOnlyList<LiveVersion> versions, SectionIndex sections, CancellationToken cancel)
    {
        string[] pictures = [.. versions.Select(PictureOf).OfType<string>().Distinct()];
        var lapsed = await rights.LapsedAsync(time.GetUtcNow(), cancel);
        var assets = await library.FindAllAsync([.. pictures.Except(lapsed)], cancel);
        return [.. versions.Select(version => Card(version, sections, assets))];
    }

    private string? PictureOf(LiveVersion version) => types.Find(version.Type)?.Picture(version);

    private View Card(LiveVersion version, SectionIndex sections, IReadOnlyDictionary<string, MediaAsset> assets)
    {
        var type = types.Find(version.Type);
        var section = sections.Find(version.SectionKey);
        return new View
        {
            ["item"] = version.Item,
            ["type"] = version.Type,
            ["title"] = version.Title,
            ["href"] = sections.HrefOf(version),
            ["summary"] = type?.Summary(version),
            ["date"] = DateTexts.Instant(version.FirstPublished, version.Language),
            ["picture"] = PictureOf(version) is { } picture ? Figures.Of(assets.GetValueOrDefault(picture), version.Language) : null,
            ["is_video"] = type?.IsVideo() == true,
            ["section"] = section is null ? null : new View { ["name"] = sections.Name(section), ["href"] = sections.Href(section) },
            ["section_key"] = section?.Key,
        };
    }
}
