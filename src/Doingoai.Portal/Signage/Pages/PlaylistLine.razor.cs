using Doingoai.Portal.Signage.Playlists;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Signage.Pages;

/// <summary>One line of the playlist editor.</summary>
public sealed partial class PlaylistLine
{
    [Parameter, EditorRequired] public EditedLine Line { get; set; } = null!;

    /// <summary><c>null</c> for a widget, or when the item is not on screens any more.</summary>
    [Parameter] public ShowableItem? Item { get; set; }

    [Parameter] public bool MayArrange { get; set; }

    [Parameter] public EventCallback OnChange { get; set; }

    [Parameter] public EventCallback OnUp { get; set; }

    [Parameter] public EventCallback OnDown { get; set; }

    [Parameter] public EventCallback OnRemove { get; set; }

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    private string Title => Line.Widget is { } widget ? L[$"Widget_{widget}"].Value : Item?.Title ?? L["UnknownItem"].Value;
}
