using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Signage.Playlists;

/// <summary>A line of a playlist as somebody wants it.</summary>
/// <param name="Item">Id of the content item; <c>null</c> for a widget.</param>
/// <param name="Widget">Key of the widget; <c>null</c> for an item.</param>
/// <param name="Languages">In turn; empty = the languages of the screen.</param>
internal sealed record PlannedItem(Guid Id, string? Item, string? Widget, IReadOnlyList<string> Languages, int Seconds)
{
    public const int Shortest = 1;
    public const int Longest = 3600;

    public void Check(IReadOnlySet<string> widgets)
    {
        if (Item is null == Widget is null) throw new RuleException("playlist.item-or-widget");
        if (Item is not null && !ContentId.IsValid(Item)) throw new RuleException("playlist.unknown-item");
        if (Widget is not null && !widgets.Contains(Widget)) throw new RuleException("playlist.unknown-widget", Widget);
        if (Seconds is < Shortest or > Longest) throw new RuleException("playlist.seconds", Shortest, Longest);
        if (!Languages.All(Platform.Languages.Knows) || Languages.Distinct().Count() != Languages.Count) throw new RuleException("playlist.languages");
    }
}
