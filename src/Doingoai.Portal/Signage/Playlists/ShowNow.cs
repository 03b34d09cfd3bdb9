namespace Doingoai.Portal.Signage.Playlists;

/// <summary>Somebody put an item on a screen at once, for some time. The trail has the act, which may have been for many screens.</summary>
internal sealed class ShowNow
{
    private ShowNow()
    {
    }

    public ShowNow(Guid id, Guid screen, string item, IReadOnlyList<string> languages, int seconds, DateTimeOffset at, DateTimeOffset until, Guid by)
    {
        (Id, ScreenId, Item, Languages, Seconds) = (id, screen, item, [.. languages], seconds);
        (At, Until, By) = (at, until, by);
    }

    public Guid Id { get; private set; }

    public Guid ScreenId { get; private set; }

    public string Item { get; private set; } = "";

    public List<string> Languages { get; private set; } = [];

    /// <summary>Per language.</summary>
    public int Seconds { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The next one takes its place: then it is over earlier than it was meant to be.</summary>
    public DateTimeOffset Until { get; private set; }

    public Guid By { get; private set; }
}
