using Doingoai.Protocol.Manifests;

namespace Doingoai.Player.Playback;

/// <summary>What each screen's renderer deals with, so that it is known when it is lost. Lives in the mailbox.</summary>
internal sealed class Suspects(DrawnLog drawn)
{
    private readonly Dictionary<Guid, string> _busy = [];

    /// <summary>An entry is being prepared or brought on; "" = none, what was drawn stands.</summary>
    public void Busy(Guid screen, string entry)
    {
        if (_busy.Count < Screens.Most || _busy.ContainsKey(screen)) _busy[screen] = entry;
    }

    /// <summary>Of each screen what was being prepared or brought on, and what stood there: it may have been either.</summary>
    public IReadOnlyList<Suspect> Of(IEnumerable<ScreenPlayer> players) => [.. players.SelectMany(Of)];

    private IEnumerable<Suspect> Of(ScreenPlayer player)
    {
        var busy = _busy.Remove(player.Id, out var entry) && entry.Length > 0 ? entry : null;
        var stood = drawn.Last(player.Id)?.Entry;
        if (busy is not null && Find(player.Holding, busy) is { } prepared) yield return new(player.Id, player.Holding.Active!.Version, prepared, IsBusy: true);
        if (stood != busy && Find(player.Holding, stood) is { } shown) yield return new(player.Id, player.Holding.Active!.Version, shown, IsBusy: false, IsBeside: busy is not null);
    }

    private static ManifestEntry? Find(ScreenHolding holding, string? id) =>
        holding.Active?.Playlists.SelectMany(p => p.Entries).Concat(holding.Fallbacks.Values).FirstOrDefault(e => e.Id == id);
}
