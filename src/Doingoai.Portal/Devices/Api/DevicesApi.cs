using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Devices.Deliveries;
using Doingoai.Portal.Devices.Files;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Api;

/// <summary>What people and programs ask about devices and tell them.</summary>
internal static class DevicesApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").WithTags("Devices");
        api.MapPost("devices/{device:guid}/revoke", RevokeAsync).RequireAuthorization(Policies.EnrolDevices);
        api.MapPost("devices/{device:guid}/commands", OrderAsync).RequireAuthorization(Policies.CommandDevices);
        api.MapGet("commands/{command:guid}", CommandAsync).RequireAuthorization(Policies.WatchBoard);
        api.MapGet("commands/{command:guid}/picture", ScreenshotEndpoints.ShowAsync).RequireAuthorization(Policies.WatchBoard);
        api.MapGet("screens/{screen:guid}/state", StateAsync).RequireAuthorization(Policies.WatchBoard);
        api.MapGet("screens/{screen:guid}/deliveries/{version:long}", DeliveriesAsync).RequireAuthorization(Policies.WatchBoard);
        api.MapGet("screens/reach", ReachAsync).RequireAuthorization(Policies.WatchBoard);
        api.MapGet("items/{item}/reach", ItemReachAsync).RequireAuthorization(Policies.WatchBoard);
    }

    private static async Task<Results<NoContent, NotFound>> RevokeAsync(Guid device, RevokeDevice revoke, ICurrentPerson current, CancellationToken cancel) =>
        await revoke.RunAsync(device, await current.RequireAsync(), cancel) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<Ok<CommandAnswer>, NotFound>> OrderAsync(
        Guid device, OrderRequest request, OrderCommand order, ICurrentPerson current, CancellationToken cancel) =>
        await order.RunAsync(device, request.Name, request.Screen, await current.RequireAsync(), cancel) is { } row
            ? TypedResults.Ok(CommandAnswer.Of(row)) : TypedResults.NotFound();

    private static async Task<Results<Ok<CommandAnswer>, NotFound>> CommandAsync(Guid command, IDbContextFactory<PortalDb> dbs, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Set<CommandRow>().FindAsync([command], cancel) is { } row ? TypedResults.Ok(CommandAnswer.Of(row)) : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<ScreenAnswer>, NotFound>> StateAsync(Guid screen, ScreenStates states, CancellationToken cancel) =>
        await states.FindAsync(screen, cancel) is { } answer ? TypedResults.Ok(answer) : TypedResults.NotFound();

    private static async Task<Ok<DeliveryAnswer>> DeliveriesAsync(Guid screen, long version, ReachReader reach, CancellationToken cancel) =>
        TypedResults.Ok(DeliveryAnswer.Of(await reach.LadderAsync(screen, version, cancel)));

    private static async Task<Ok<ReachAnswer>> ReachAsync(ReachReader reach, CancellationToken cancel) => TypedResults.Ok(ReachAnswer.Of(await reach.OfFleetAsync(cancel)));

    private static async Task<Ok<ReachAnswer>> ItemReachAsync(string item, ReachReader reach, CancellationToken cancel) =>
        TypedResults.Ok(ReachAnswer.Of(await reach.OfItemAsync(item, cancel)));
}
