using Doingoai.Portal.Signage.Playlists;
using Doingoai.Protocol.Manifests;

namespace Doingoai.Portal.Signage.Recipes;

/// <summary>Playlists and schedules in a recipe.</summary>
internal sealed record DescribedPlaylists(IReadOnlyList<DescribedPlaylist> Playlists, IReadOnlyList<DescribedSchedule> Schedules);

internal sealed record DescribedPlaylist(string Key, NamesJson Name, string? OwnerUnit, IReadOnlyList<DescribedLine> Items);

/// <summary>A line: an item by its key, or a widget.</summary>
internal sealed record DescribedLine(string? Item, string? Widget, IReadOnlyList<string>? Languages, int Seconds);

internal sealed record DescribedSchedule(string Playlist, IReadOnlyList<string>? Clusters, Level Level, DescribedRule Rule);

/// <summary>Kind <c>always</c>, <c>daily</c> (from, to as times), <c>dates</c> or <c>weekly</c>; what is absent does not bound.</summary>
internal sealed record DescribedRule(string Kind, TimeOnly? From, TimeOnly? To, DateOnly? FirstDay, DateOnly? LastDay, IReadOnlyList<Weekdays>? Weekdays, string? Recurrence)
{
    public CalendarRule ToRule() => new(FirstDay, LastDay, From, To, (Weekdays ?? []).Aggregate(Playlists.Weekdays.None, (all, day) => all | day), Recurrence);
}
