using System.Globalization;
using Doingoai.Portal.Admin.Auditing;

namespace Doingoai.Portal.Signage.Playlists;

/// <summary>Playlists, by name.</summary>
internal sealed class PlaylistTitles(PlaylistReader playlists) : IAuditTitles
{
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var (wanted, language) = (ids.ToHashSet(), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return (await playlists.AllAsync(cancel)).Where(one => wanted.Contains(one.Id.ToString("N"))).ToDictionary(one => one.Id.ToString("N"), one => one.Names.In(language));
    }
}
