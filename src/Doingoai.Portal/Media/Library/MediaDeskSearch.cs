using Doingoai.Portal.Admin.Search;
using Doingoai.Portal.Platform.Identity;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Media.Library;

/// <summary>Pictures and videos, by file name, tags and what is said of them.</summary>
internal sealed class MediaDeskSearch(IMediaLibrary library, IStringLocalizer<Texts> texts) : IDeskSearch
{
    public int Order => 20;

    public Permission Permission => Permission.ManageMedia;

    public string Heading => texts["Media"];

    public async Task<IReadOnlyList<DeskHit>> FindAsync(string text, int most, CancellationToken cancel) =>
        [.. (await library.ListAsync(new MediaFilter(text, Take: most), cancel)).Assets
            .Select(asset => new DeskHit(asset.FileName, $"/admin/media?asset={asset.Sha256}", asset.Kind == MediaKind.Video ? "movie" : "image", asset.Caption.GetValueOrDefault("vi")))];
}
