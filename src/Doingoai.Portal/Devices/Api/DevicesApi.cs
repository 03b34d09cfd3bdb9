using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Devices.Deliveries;
using Doingoai.Portal.Devices.Enrolments;
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
        api.MapPost("devices/{device:guid}/start-packet", StartPacketAsync).RequireAuthorization(Policies.EnrolDevices);
        api.MapGet("devices/{device:guid}/bundle", BundleAsync).RequireAuthorization(Policies.EnrolDevices);
        api.MapPost("devices/{device:guid}/commands", CommandDeviceAsync).RequireAuthorization(Policies.CommandDevices);
        api.MapPost("orders", OrderAsync).RequireAuthorization(Policies.CommandDevices);
        api.MapGet("orders", OrdersAsync).RequireAuthorization(Policies.WatchBoard);
        api.MapGet("orders/{order:guid}", FindOrderAsync).RequireAuthorization(Policies.WatchBoard);
        api.MapPost("orders/{order:guid}/confirm", ConfirmAsync).RequireAuthorization(Policies.CommandDevices);
        api.MapPost("orders/{order:guid}/refuse", RefuseAsync).RequireAuthorization(Policies.CommandDevices);
        api.MapGet("commands/{command:guid}", CommandAsync).RequireAuthorization(Policies.WatchBoard);
        api.MapGet("commands/{command:guid}/picture", ScreenshotEndpoints.ShowAsync).RequireAuthorization(Policies.WatchBoard);
        api.MapGet("screens/{screen:guid}/state", StateAsync).RequireAuthorization(Policies.WatchBoard);
        api.MapGet("screens/{screen:guid}/deliveries/{version:long}", DeliveriesAsync).RequireAuthorization(Policies.WatchBoard);
        api.MapGet("screens/reach", ReachAsync).RequireAuthorization(Policies.WatchBoard);
        api.MapGet("items/{item}/reach", ItemReachAsync).RequireAuthorization(Policies.WatchBoard);
    }

    private static async Task<Results<NoContent, NotFound>> RevokeAsync(Guid device, RevokeDevice revoke, ICurrentPerson current, CancellationToken cancel) =>
        await revoke.RunAsync(device, await current.RequireAsync(), cancel) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<IResult> BundleAsync(Guid device, MediaBundle bundle, ICurrentPerson current, CancellationToken cancel) =>
        await bundle.RunAsync(device, await current.RequireAsync(), cancel) ?? TypedResults.NotFound();

    private static async Task<IResult> StartPacketAsync(Guid device, HttpContext context, MakeStartPacket make, ICurrentPerson current, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store"; // it holds a secret
        return await make.RunAsync(device, new($"{context.Request.Scheme}://{context.Request.Host}"), await current.RequireAsync(), cancel) is { } packet ? DeviceJson.Ok(packet) : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<CommandAnswer>, NotFound>> CommandDeviceAsync(
        Guid device, OrderRequest request, OrderCommand order, ICurrentPerson current, CancellationToken cancel) =>
        await order.RunAsync(device, request.Name, request.Screen, request.Args, await current.RequireAsync(), cancel) is { } row
            ? TypedResults.Ok(CommandAnswer.Of(row)) : TypedResults.NotFound();

    private static async Task<Results<Ok<OrderAnswer>, NotFound>> OrderAsync(ManyOrderRequest request, GiveOrder give, OrdersReader reader, ICurrentPerson current, CancellationToken cancel) =>
        await give.RunAsync(request.Wanted(), await current.RequireAsync(), cancel) is { } order ? TypedResults.Ok((await reader.FindAsync(order.Id, cancel))!) : TypedResults.NotFound();

    private static async Task<Ok<IReadOnlyList<OrderAnswer>>> OrdersAsync(OrdersReader reader, CancellationToken cancel) => TypedResults.Ok(await reader.LatestAsync(cancel));

    private static async Task<Results<Ok<OrderAnswer>, NotFound>> FindOrderAsync(Guid order, OrdersReader reader, CancellationToken cancel) =>
        await reader.FindAsync(order, cancel) is { } answer ? TypedResults.Ok(answer) : TypedResults.NotFound();

    private static Task<Results<Ok<OrderAnswer>, NotFound>> ConfirmAsync(Guid order, DecideOrder decide, OrdersReader reader, ICurrentPerson current, CancellationToken cancel) =>
        DecideAsync(order, true, decide, reader, current, cancel);

    private static Task<Results<Ok<OrderAnswer>, NotFound>> RefuseAsync(Guid order, DecideOrder decide, OrdersReader reader, ICurrentPerson current, CancellationToken cancel) =>
        DecideAsync(order, false, decide, reader, current, cancel);

    private static async Task<Results<Ok<OrderAnswer>, NotFound>> DecideAsync(Guid order, bool isConfirmed, DecideOrder decide, OrdersReader reader, ICurrentPerson current, CancellationToken cancel) =>
        await decide.RunAsync(order, isConfirmed, await current.RequireAsync(), cancel) is null ? TypedResults.NotFound() : TypedResults.Ok((await reader.FindAsync(order, cancel))!);

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
