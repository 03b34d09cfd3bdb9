using Doingoai.Portal.Media.Folders;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Media.Library;

/// <summary>From a filter to the rows that match it.</summary>
internal static class MediaQuery
{
    /// <summary>So long ahead editors see a licence end.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(30);

    private const int MostWords = 12;
    private const int LongestText = 200;

    public static async Task<IQueryable<MediaAsset>> MatchingAsync(PortalDb db, MediaFilter filter, DateTimeOffset now, CancellationToken cancel)
    {
        var assets = db.MediaAssets.AsNoTracking();
        if (filter.Kind is { } kind) assets = assets.Where(asset => asset.Kind == kind);
        if (filter.Folder is { } folder)
        {
            var within = new FolderTree(await db.MediaFolders.AsNoTracking().ToListAsync(cancel)).Within(folder);
            assets = assets.Where(asset => asset.FolderId != null && within.Contains(asset.FolderId.Value));
        }

        foreach (var word in Words(filter.Text)) assets = assets.Where(asset => asset.SearchText.Contains(word));
        if (filter.Tag is { } tag)
        {
            var stored = System.Text.Json.JsonSerializer.Serialize(tag, Plain);
            assets = assets.Where(asset => ((string)(object)asset.Tags).Contains(stored));
        }

        return Of(assets, filter.Concern, now);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IEnumerable<string> Words(string? text) =>
        Folding.Fold(text is { Length: > LongestText } ? text[..LongestText] : text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords);

    private static IQueryable<MediaAsset> Of(IQueryable<MediaAsset> assets, MediaConcern? concern, DateTimeOffset now)
    {
        var soon = now + Ahead;
        return concern switch
        {
            MediaConcern.LicenceEnding => assets.Where(asset => asset.LicenceEndsAt != null && asset.LicenceEndsAt <= soon),
            MediaConcern.MapUnchecked => assets.Where(asset => asset.ShowsMap && asset.MapCheckedAt == null),
            MediaConcern.Undescribed => assets.Where(asset => asset.Credit == null
                || !((string)(object)asset.Alt).Contains("\"vi\":") || !((string)(object)asset.Alt).Contains("\"en\":") || !((string)(object)asset.Alt).Contains("\"zh\":")),
            _ => assets,
        };
    }
}
