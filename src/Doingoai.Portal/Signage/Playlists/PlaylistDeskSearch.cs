using System.Globalization;
using Doingoai.Portal.Admin.Search;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Signage.Playlists;

/// <summary>Playlists, by name.</summary>
internal sealed class PlaylistDeskSearch(PlaylistReader playlists, IStringLocalizer<Texts> texts) : IDeskSearch
{
    public int Order => 40;

    public Permission Permission => Permission.UseAdmin;

    public string Heading => texts["Playlists"];

    public async Task<IReadOnlyList<DeskHit>> FindAsync(string text, int most, CancellationToken cancel)
    {
        var (folded, language) = (Folding.Fold(text), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return [.. (await playlists.AllAsync(cancel))
            .Where(playlist => Folding.Fold($"{playlist.Names.In(language)} {playlist.Names.Vi}").Contains(folded, StringComparison.Ordinal)).Take(most)
            .Select(playlist => new DeskHit(playlist.Names.In(language), $"/admin/playlists/{playlist.Id:N}", "playlist_play"))];
    }
}
