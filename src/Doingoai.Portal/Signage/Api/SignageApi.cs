using Doingoai.Portal.Content.Api;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Portal.Signage.Screens;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Api;

/// <summary>Places, playlists and schedules over JSON. Each change is the verb class the admin uses too.</summary>
internal static class SignageApi
{
    public static void MapSignageApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").WithTags("Signage");
        api.MapGet("/fleet", FleetAsync).RequireAuthorization(Policies.UseAdmin);
        api.MapGet("/playlists", ListAsync).RequireAuthorization(Policies.UseAdmin);
        api.MapGet("/playlists/{id:guid}", FindAsync).RequireAuthorization(Policies.UseAdmin);
        api.MapPost("/playlists", CreateAsync).RequireAuthorization(Policies.ArrangeScreens);
        api.MapPut("/playlists/{id:guid}", SaveAsync).RequireAuthorization(Policies.ArrangeScreens);
        api.MapPost("/schedules", ScheduleAsync).RequireAuthorization(Policies.ArrangeScreens);
        api.MapPost("/schedules/{id:guid}/end", EndAsync).RequireAuthorization(Policies.ArrangeScreens);
        api.MapPost("/screens/{screen:guid}/show-now", ShowNowAsync).RequireAuthorization(Policies.ShowNow);
        api.MapPost("/clusters/{cluster:guid}/show-now", ShowOnClusterAsync).RequireAuthorization(Policies.ShowNow);
        api.MapPut("/clusters/{cluster:guid}/pin", SetPinAsync).RequireAuthorization(Policies.ManageScreens);
        api.MapDelete("/clusters/{cluster:guid}/pin", RemovePinAsync).RequireAuthorization(Policies.ManageScreens);
        api.MapGet("/screens/{screen:guid}/plan", PlanAsync).RequireAuthorization(Policies.UseAdmin);
    }

    private static async Task<Ok<IReadOnlyList<ClusterInfo>>> FleetAsync(IFleet fleet, CancellationToken cancel) => TypedResults.Ok(await fleet.ClustersAsync(cancel));

    private static async Task<Ok<List<PlaylistAnswer>>> ListAsync(IDbContextFactory<PortalDb> dbs, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var playlists = await db.Playlists.AsNoTracking().Include(row => row.Items).Where(row => row.EndedAt == null).OrderBy(row => row.Id).ToListAsync(cancel);
        return TypedResults.Ok(playlists.ConvertAll(PlaylistAnswer.Of));
    }

    private static async Task<Results<Ok<PlaylistAnswer>, NotFound>> FindAsync(Guid id, IDbContextFactory<PortalDb> dbs, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Playlists.AsNoTracking().Include(row => row.Items).FirstOrDefaultAsync(row => row.Id == id && row.EndedAt == null, cancel) is { } playlist
            ? TypedResults.Ok(PlaylistAnswer.Of(playlist))
            : TypedResults.NotFound();
    }

    private static async Task<Created<PlaylistAnswer>> CreateAsync(CreatePlaylistRequest request, SavePlaylist save, ICurrentPerson current, CancellationToken cancel)
    {
        var playlist = await save.CreateAsync(request.Name.ToNames(), [.. request.Items.Select(line => line.ToPlan())], await current.DemandAsync(), cancel);
        return TypedResults.Created($"/api/v1/playlists/{playlist.Id:N}", PlaylistAnswer.Of(playlist));
    }

    private static async Task<Results<Ok<PlaylistAnswer>, NotFound>> SaveAsync(
        Guid id, SavePlaylistRequest request, SavePlaylist save, ICurrentPerson current, CancellationToken cancel) =>
        await save.SaveAsync(id, request.Name?.ToNames(), [.. request.Items.Select(line => line.ToPlan())], request.Revision, await current.DemandAsync(), cancel) is { } playlist
            ? TypedResults.Ok(PlaylistAnswer.Of(playlist))
            : TypedResults.NotFound();

    private static async Task<Created<ScheduleAnswer>> ScheduleAsync(CreateScheduleRequest request, SaveSchedule save, ICurrentPerson current, CancellationToken cancel)
    {
        var rule = request.Rule?.ToRule() ?? CalendarRule.Always;
        var schedule = await save.CreateAsync(request.Playlist, new(request.Cluster, request.Screen), request.Level, rule, await current.DemandAsync(), cancel);
        return TypedResults.Created($"/api/v1/schedules/{schedule.Id:N}", new ScheduleAnswer(schedule.Id));
    }

    private static async Task<Results<NoContent, NotFound>> EndAsync(Guid id, SaveSchedule save, ICurrentPerson current, CancellationToken cancel) =>
        await save.EndAsync(id, await current.DemandAsync(), cancel) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<Ok<ShownAnswer>, NotFound>> ShowNowAsync(
        Guid screen, ShowNowRequest request, ShowItemNow show, ICurrentPerson current, CancellationToken cancel) =>
        await show.RunAsync(screen, request.Item, request.Languages ?? [], request.Seconds, await current.DemandAsync(), cancel) is { } manifest
            ? TypedResults.Ok(new ShownAnswer(manifest))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<List<ShownScreenAnswer>>, NotFound>> ShowOnClusterAsync(
        Guid cluster, ShowNowRequest request, ShowItemNow show, ICurrentPerson current, CancellationToken cancel) =>
        await show.RunForClusterAsync(cluster, request.Item, request.Languages ?? [], request.Seconds, await current.DemandAsync(), cancel) is { } shown
            ? TypedResults.Ok(shown.Select(one => new ShownScreenAnswer(one.Key, one.Value)).ToList())
            : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> SetPinAsync(Guid cluster, PinRequest request, EditPlaces edit, ICurrentPerson current, CancellationToken cancel) =>
        await edit.SetPinAsync(cluster, request.Pin, await current.DemandAsync(), cancel) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> RemovePinAsync(Guid cluster, EditPlaces edit, ICurrentPerson current, CancellationToken cancel) =>
        await edit.SetPinAsync(cluster, pin: null, await current.DemandAsync(), cancel) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<Ok<ScreenPlanAnswer>, NotFound>> PlanAsync(
        Guid screen, DateTimeOffset? at, ScreenPlan plan, TimeProvider time, CancellationToken cancel) =>
        await plan.AtAsync(screen, at ?? time.GetUtcNow(), cancel) is { } answer ? TypedResults.Ok(ScreenPlanAnswer.Of(answer)) : TypedResults.NotFound();
}
