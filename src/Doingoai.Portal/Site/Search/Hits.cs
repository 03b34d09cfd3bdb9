using Doingoai.Portal.Content;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Pages;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Search;

/// <summary>What was found, as templates see it: cards with the words marked, each in its own language.</summary>
internal sealed class Hits(Cards cards, Theme theme)
{
    public async Task<IReadOnlyList<View>> OfAsync(IReadOnlyList<SearchHit> hits, IReadOnlyList<SectionInfo> sections, string pageLanguage, CancellationToken cancel)
    {
        var views = await OfAsync([.. hits.Select(hit => hit.Version)], sections, cancel);
        return [.. hits.Zip(views, (hit, view) => new View(view)
        {
            ["title_pieces"] = Pieces(hit.Title),
            ["snippet"] = Pieces(hit.Snippet),
            ["tag"] = Languages.Tag(hit.Version.Language),
            ["language"] = hit.Version.Language == pageLanguage ? null : theme.Texts.In(hit.Version.Language)["language_name"],
        })];
    }

    public async Task<IReadOnlyList<View>> OfAsync(IReadOnlyList<LiveVersion> versions, IReadOnlyList<SectionInfo> sections, CancellationToken cancel)
    {
        var views = new Dictionary<LiveVersion, View>();
        foreach (var same in versions.GroupBy(version => version.Language))
            foreach (var (version, view) in same.Zip(await cards.OfAsync([.. same], new SectionIndex(sections, same.Key), cancel)))
                views[version] = view;
        return [.. versions.Select(version => views[version])];
    }

    private static List<View> Pieces(IReadOnlyList<TextPiece> pieces) => [.. pieces.Select(piece => new View { ["text"] = piece.Text, ["marked"] = piece.IsMarked })];
}
