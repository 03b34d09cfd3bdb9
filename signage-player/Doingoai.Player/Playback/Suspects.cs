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

    public IReadOnlyList<Suspect> Of(IEnumerable<ScreenPlayer> players) => [.. players.Select(Of).OfType<Suspect>()];

    private Suspect? Of(ScreenPlayer player)
    {
        var busy = _busy.Remove(player.Id, out var entry) && entry.Length > 0 ? entry : null;
        var id = busy ?? drawn.Last(player.Id)?.Entry;
        var holding = player.Holding;
        var found = holding.Active?.Playlists.SelectMany(p => p.Entries).Concat(holding.Fallbacks.Values).FirstOrDefault(e => e.Id == id);
        return found is null ? null : new(player.Id, holding.Active!.Version, found, busy is not null);
    }
}
