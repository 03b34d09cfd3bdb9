using System.ComponentModel.DataAnnotations;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Signage.Api;

/// <summary>Names; English and Chinese fall back to Vietnamese.</summary>
public sealed record NamesRequest([property: Required, StringLength(300, MinimumLength = 1)] string Vi, [property: StringLength(300)] string? En = null, [property: StringLength(300)] string? Zh = null)
{
    internal Names ToNames() => new Names(Vi, En ?? "", Zh ?? "").Filled();
}

/// <summary>A line of a playlist: an item or a widget.</summary>
/// <param name="Id">Of a line that stays; <c>null</c> = a new one.</param>
public sealed record PlaylistLineRequest(
    Guid? Id = null,
    [property: StringLength(26)] string? Item = null,
    [property: StringLength(32)] string? Widget = null,
    [property: MaxLength(3)] IReadOnlyList<string>? Languages = null,
    [property: Range(PlannedItem.Shortest, PlannedItem.Longest)] int Seconds = 10)
{
    internal PlannedItem ToPlan() => new(Id ?? Guid.CreateVersion7(), Item, Widget, Languages ?? [], Seconds);
}

public sealed record CreatePlaylistRequest(NamesRequest Name, [property: MaxLength(Playlist.MostItems)] IReadOnlyList<PlaylistLineRequest> Items);

/// <param name="Revision">As read; a change by somebody else since is refused.</param>
public sealed record SavePlaylistRequest(int Revision, [property: MaxLength(Playlist.MostItems)] IReadOnlyList<PlaylistLineRequest> Items, NamesRequest? Name = null);
