using Doingoai.Portal.Platform.Auditing;

namespace Doingoai.Portal.Signage.Playlists;

/// <summary>A line of a playlist.</summary>
[Audited]
internal sealed class PlaylistItem
{
    private PlaylistItem()
    {
    }

    public PlaylistItem(Guid playlist, PlannedItem plan, int order)
    {
        (Id, PlaylistId, Item, Widget) = (plan.Id, playlist, plan.Item, plan.Widget);
        Become(plan, order);
    }

    public Guid Id { get; private set; }

    public Guid PlaylistId { get; private set; }

    public int Order { get; private set; }

    /// <summary>Id of the content item; <c>null</c> for a widget.</summary>
    public string? Item { get; private set; }

    public string? Widget { get; private set; }

    /// <summary>In turn; empty = the languages of the screen.</summary>
    public List<string> Languages { get; private set; } = [];

    public int Seconds { get; private set; }

    public PlannedItem Plan => new(Id, Item, Widget, Languages, Seconds);

    public void Become(PlannedItem plan, int order)
    {
        (Item, Widget, Order, Seconds) = (plan.Item, plan.Widget, order, plan.Seconds);
        if (!Languages.SequenceEqual(plan.Languages)) Languages = [.. plan.Languages];
    }
}
