using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Signage.Api;

/// <summary>A playlist as the API shows it.</summary>
internal sealed record PlaylistAnswer(Guid Id, string Key, Names Name, int Revision, IReadOnlyList<PlannedItem> Items)
{
    public static PlaylistAnswer Of(Playlist playlist) =>
        new(playlist.Id, playlist.Key, playlist.Names, playlist.Revision, [.. playlist.Items.OrderBy(item => item.Order).Select(item => item.Plan)]);
}

internal sealed record ScheduleAnswer(Guid Id);

/// <summary>The screen's manifest that carries what was asked for.</summary>
internal sealed record ShownAnswer(long Manifest);

/// <summary>A screen of a cluster and its manifest that carries what was asked for.</summary>
internal sealed record ShownScreenAnswer(Guid Screen, long Manifest);

/// <summary>What a screen shows at an instant and until when.</summary>
internal sealed record ScreenPlanAnswer(long Manifest, string? Entry, string? Item, string? Language, string? Title, string? Sha256, string? Widget, long? UntilMs)
{
    public static ScreenPlanAnswer Of(PlanAnswer plan) => new(
        plan.Manifest.Version, plan.Entry?.Id, plan.Entry?.Item, plan.Entry?.Language, plan.Entry?.Title, plan.Entry?.Sha256, plan.Entry?.Widget?.Kind, plan.Position?.ToMs);
}
