using Doingoai.Portal.Signage.Playlists;
using Doingoai.Protocol.Manifests;

namespace Doingoai.Portal.Signage.Manifests;

/// <summary>Everything that decides the manifest of one screen.</summary>
/// <param name="Schedules">Those that cover the screen, in the order in which they were made.</param>
/// <param name="ShowNows">Those not over yet.</param>
/// <param name="Playlists">Lines by playlist.</param>
/// <param name="Content">By item and language; what is absent is not shown.</param>
/// <param name="Widgets">By key.</param>
/// <param name="Media">By hash.</param>
internal sealed record CompilerInput(
    string PortalId,
    ManifestScreen Screen,
    IReadOnlyList<PlannedWindow> Schedules,
    IReadOnlyList<ShowNow> ShowNows,
    IReadOnlyDictionary<Guid, IReadOnlyList<PlannedItem>> Playlists,
    IReadOnlyDictionary<(string Item, string Language), PlayableContent> Content,
    IReadOnlyDictionary<string, PlayableWidget> Widgets,
    IReadOnlyDictionary<string, ManifestMedia> Media,
    IReadOnlyList<Recall> Recalls);

/// <summary>A schedule as the compiler needs it.</summary>
/// <param name="Since">When it was made: an open-ended loop counts from here.</param>
internal sealed record PlannedWindow(Guid Playlist, Level Level, CalendarRule Rule, DateTimeOffset Since);
