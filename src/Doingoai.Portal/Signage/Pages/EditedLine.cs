using Doingoai.Portal.Signage.Playlists;

namespace Doingoai.Portal.Signage.Pages;

/// <summary>A line of a playlist while somebody edits it.</summary>
public sealed class EditedLine
{
    private readonly IReadOnlyList<string> _before;

    internal EditedLine(PlannedItem plan)
    {
        (Id, Item, Widget, Seconds, _before) = (plan.Id, plan.Item, plan.Widget, plan.Seconds, plan.Languages);
        Language = plan.Languages is [var only] ? only : "";
    }

    public Guid Id { get; }

    public string? Item { get; }

    public string? Widget { get; }

    /// <summary>One language, or empty = in turn.</summary>
    public string Language { get; set; }

    public int Seconds { get; set; }

    // "In turn" keeps the order in which somebody else wished the languages.
    internal PlannedItem ToPlan() => new(Id, Item, Widget, Language.Length > 0 ? [Language] : _before.Count > 1 ? _before : [], Seconds);
}
