using Doingoai.Portal.Content;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Playlists;

/// <summary>What may be put on screens now: items published on that channel, with a thumbnail of their slide or film.</summary>
internal sealed class ShowableItems(ILive live, IMediaLibrary library, IDbContextFactory<PortalDb> dbs, TimeProvider time)
{
    private const int Most = 500;

    /// <summary>Newest first.</summary>
    /// <param name="language">Titles are in this one where there is one.</param>
    public async Task<IReadOnlyList<ShowableItem>> AllAsync(string language, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var versions = new List<LiveVersion>();
        foreach (var one in Languages.All.OrderByDescending(one => one == language))
            versions.AddRange(await live.ListAsync(Channel.Screens, one, now, new LiveFilter(Take: Most), cancel));

        var thumbnails = await ThumbnailsAsync([.. versions.Select(version => version.PublicationId)], cancel);
        return
        [
            .. from version in versions
               group version by version.Item into item
               let shown = item.First()
               orderby item.Max(version => version.From) descending
               select new ShowableItem(item.Key, shown.Type, shown.Title, [.. Languages.All.Where(one => item.Any(version => version.Language == one))], thumbnails.GetValueOrDefault(shown.PublicationId)),
        ];
    }

    private async Task<Dictionary<Guid, string>> ThumbnailsAsync(List<Guid> publications, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var wide = await db.ScreenClasses.Where(row => row.Width > row.Height).Select(row => row.Key).ToListAsync(cancel);
        var rows = await db.Approvals.Where(row => publications.Contains(row.PublicationId) && (row.ContentType.StartsWith("image/") || row.ContentType.StartsWith("video/")))
            .Select(row => new { row.PublicationId, row.ScreenClass, row.SlideSha256, IsVideo = row.ContentType.StartsWith("video/") }).ToListAsync(cancel);
        var videos = await library.FindAllAsync([.. rows.Where(row => row.IsVideo).Select(row => row.SlideSha256).Distinct()], cancel);
        return rows.Where(row => !row.IsVideo || videos.GetValueOrDefault(row.SlideSha256)?.Poster is not null).GroupBy(row => row.PublicationId)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(row => wide.Contains(row.ScreenClass)).ThenBy(row => row.ScreenClass, StringComparer.Ordinal).First().SlideSha256);
    }
}

/// <param name="Languages">In which it is published on screens.</param>
/// <param name="Slide">Hash of a slide of it, or of its video; <c>null</c> for a video without a poster.</param>
public sealed record ShowableItem(string Item, string Type, string Title, IReadOnlyList<string> Languages, string? Slide);
