using System.Text;
using Doingoai.Portal.Devices.Api;
using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Orders by plain forms, so that they work without a module and on a phone.</summary>
internal static class OrderEndpoints
{
    public static void Map(RouteGroupBuilder board)
    {
        board.MapGet("orders", LatestAsync);
        board.MapGet("orders/{order:guid}", OneAsync);
        board.MapGet("orders/new", NewAsync).RequireAuthorization(Policies.CommandDevices);
        board.MapPost("orders", OrderAsync).RequireAuthorization(Policies.CommandDevices);
        board.MapPost("orders/{order:guid}/decide", DecideAsync).RequireAuthorization(Policies.CommandDevices);
        board.MapGet("commands/{command:guid}", CommandAsync);
        board.MapGet("commands/{command:guid}/log", LogAsync);
    }

    private static async Task<IResult> LatestAsync(HttpContext context, OrderPagesReader reader, ICurrentPerson current, CancellationToken cancel) =>
        Show(context, await reader.LatestAsync(await current.RequireAsync(), BoardEndpoints.Token(context), null, cancel));

    private static async Task<IResult> OneAsync(Guid order, HttpContext context, OrderPagesReader reader, ICurrentPerson current, CancellationToken cancel) =>
        await reader.OneAsync(order, await current.RequireAsync(), BoardEndpoints.Token(context), null, cancel) is { } view ? Show(context, view) : TypedResults.NotFound();

    private static async Task<IResult> NewAsync(string? to, HttpContext context, OrderPagesReader reader, ICurrentPerson current, CancellationToken cancel) =>
        await reader.NewAsync(to, await current.RequireAsync(), BoardEndpoints.Token(context), null, cancel) is { } view ? New(view) : TypedResults.NotFound();

    private static async Task<IResult> OrderAsync(
        [FromForm] string to, [FromForm] string name, [FromForm] int? percent, [FromForm] string? link, [FromForm] int? minutes, [FromForm] int? valid, [FromForm] string? key, HttpContext context, GiveOrder give, OrderPagesReader pages, IDbContextFactory<PortalDb> dbs, RuleTexts texts, ICurrentPerson current, CancellationToken cancel)
    {
        var (by, isPiece) = (await current.RequireAsync(), context.Request.Headers.ContainsKey(BoardEndpoints.PieceHeader));
        try
        {
            if (await give.RunAsync(new OrderForm(to, name, percent, link, minutes, valid, key).Wanted(), by, cancel) is not { } order) return TypedResults.NotFound();
            await using var db = await dbs.CreateDbContextAsync(cancel);
            return isPiece && await db.Set<CommandRow>().FirstOrDefaultAsync(row => row.Order == order.Id, cancel) is { } row
                ? BoardEndpoints.Page<OrderLine>(nameof(OrderLine.Order), CommandAnswer.Of(row))
                : TypedResults.LocalRedirect($"/board/orders/{order.Id:N}");
        }
        catch (RuleException refused) when (isPiece)
        {
            return TypedResults.Text(texts.Sentence(refused), statusCode: StatusCodes.Status409Conflict);
        }
        catch (RuleException refused)
        {
            return await pages.NewAsync(to, by, BoardEndpoints.Token(context), texts.Sentence(refused), cancel) is { } view ? New(view) : TypedResults.NotFound();
        }
    }

    private static async Task<IResult> DecideAsync(
        Guid order, [FromForm] string decision, HttpContext context, DecideOrder decide, OrderPagesReader pages, RuleTexts texts, ICurrentPerson current, CancellationToken cancel)
    {
        var by = await current.RequireAsync();
        try
        {
            return await decide.RunAsync(order, decision == "confirm", by, cancel) is null ? TypedResults.NotFound() : TypedResults.LocalRedirect($"/board/orders/{order:N}");
        }
        catch (RuleException refused)
        {
            return await pages.OneAsync(order, by, BoardEndpoints.Token(context), texts.Sentence(refused), cancel) is { } view ? Show(context, view) : TypedResults.NotFound();
        }
    }

    private static async Task<IResult> CommandAsync(Guid command, IDbContextFactory<PortalDb> dbs, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Set<CommandRow>().FindAsync([command], cancel) is { } row ? BoardEndpoints.Page<OrderLine>(nameof(OrderLine.Order), CommandAnswer.Of(row)) : TypedResults.NotFound();
    }

    private static async Task<IResult> LogAsync(
        Guid command, IDbContextFactory<PortalDb> dbs, IBlobStore blobs, DeviceDirectory directory, TimeProvider time, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Set<CommandRow>().FindAsync([command], cancel) is not { Log: { } log } row || blobs.PathOf(log) is not { } path) return TypedResults.NotFound();

        var name = (await directory.DeviceAsync(row.Device, cancel))?.Names.In(System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? "–";
        var view = new LogView(name, await File.ReadAllTextAsync(path, Encoding.UTF8, cancel), row.EndedAt ?? row.AcceptedAt, time.GetUtcNow(), row.Order is { } order ? $"/board/orders/{order:N}" : "/board/orders");
        return BoardEndpoints.Page<LogPage>(nameof(LogPage.Model), view);
    }

    private static RazorComponentResult Show(HttpContext context, OrdersView view) => context.Request.Headers.ContainsKey(BoardEndpoints.PieceHeader)
        ? BoardEndpoints.Page<OrdersPiece>(nameof(OrdersPiece.View), view) : BoardEndpoints.Page<OrdersPage>(nameof(OrdersPage.Model), view);

    private static RazorComponentResult New(NewOrderView view) => BoardEndpoints.Page<NewOrderPage>(nameof(NewOrderPage.Model), view);
}
