using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Signage.Playlists;

/// <summary>Things to show, in order. Nothing typed by hand: items of content and closed widgets only.</summary>
[Audited]
internal sealed class Playlist
{
    public const int MostItems = 200;

    private Playlist()
    {
    }

    public Playlist(Guid id, string key, Guid? ownerUnit) => (Id, Key, OwnerUnitId) = (id, key, ownerUnit);

    public Guid Id { get; private set; }

    public string Key { get; private set; } = "";

    public Names Names { get; private set; } = new("", "", "");

    public Guid? OwnerUnitId { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public List<PlaylistItem> Items { get; private set; } = [];

    public int Revision { get; private set; }

    public void Rename(Names names)
    {
        if (string.IsNullOrWhiteSpace(names.Vi)) throw new RuleException("playlist.needs-a-name");
        if (Names == names) return;
        Names = names;
        Revision++;
    }

    /// <summary>Arranges the items anew. An item that stays keeps its id, so that its slot on the screens stays the same.</summary>
    public void Arrange(IReadOnlyList<PlannedItem> planned, int seen)
    {
        if (seen != Revision) throw new RuleException("playlist.changed-by-someone-else");
        if (planned.Count > MostItems) throw new RuleException("playlist.too-long", MostItems);

        var before = Items.ToDictionary(item => item.Id);
        Items.RemoveAll(item => planned.All(plan => plan.Id != item.Id));
        for (var order = 0; order < planned.Count; order++)
        {
            var plan = planned[order];
            if (before.TryGetValue(plan.Id, out var item)) item.Become(plan, order);
            else Items.Add(new(Id, plan, order));
        }

        Revision++;
    }
}
