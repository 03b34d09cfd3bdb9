using Doingoai.Portal.Devices.Frames;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Pages for technicians: HTML from the server, so that they work on a phone on a bad link; a module and events make them live.</summary>
internal static class BoardEndpoints
{
    /// <summary>Set by the module: answer the piece that changed, not a page.</summary>
    public const string PieceHeader = "X-Board-Piece";

    public static void Map(IEndpointRouteBuilder app)
    {
        var board = app.MapGroup("/board").RequireAuthorization(Policies.WatchBoard).AddEndpointFilter(PageHeaders.AddAsync).WithTags("Board");
        board.MapGet("", PageAsync);
        board.MapGet("summary", SummaryAsync);
        board.MapGet("screens/{screen:guid}", CardAsync);
        board.MapGet("deliveries", DeliveriesAsync);
        board.MapGet("deliveries/{screen:guid}", ScreenDeliveriesAsync);
        board.MapGet("screens/{screen:guid}/pictures", PicturesAsync);
        board.MapGet("frames/{screen:guid}/{at:long}", FrameEndpoints.Show);
        board.MapGet("events", BoardEvents.Stream);
        board.MapGet("slides/{screen:guid}/{version:long}/{entry}", SlideThumbnail.AnswerAsync);
        OrderEndpoints.Map(board);
        FaultEndpoints.Map(board);
        CommissionEndpoints.Map(board.MapGroup("commission").RequireAuthorization(Policies.EnrolDevices));
        MachinesEndpoints.Map(board.MapGroup("machines").RequireAuthorization(Policies.EnrolDevices));
        EnrolEndpoints.Map(board.MapGroup("enrol").RequireAuthorization(Policies.EnrolDevices));
    }

    public static RazorComponentResult Page<TComponent>(string parameter, object model) where TComponent : IComponent =>
        new(typeof(TComponent), new Dictionary<string, object?> { [parameter] = model });

    public static string Token(HttpContext context) => context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken!;

    private static async Task<RazorComponentResult> PageAsync(HttpContext context, BoardReader reader, ICurrentPerson current, CancellationToken cancel) =>
        Page<BoardPage>(nameof(BoardPage.Model), await reader.ReadAsync(await current.RequireAsync(), Token(context), cancel));

    private static async Task<RazorComponentResult> SummaryAsync(SummaryReader reader, CancellationToken cancel) => Page<BoardSummary>(nameof(BoardSummary.View), await reader.ReadAsync(cancel));

    private static async Task<IResult> CardAsync(Guid screen, HttpContext context, BoardReader reader, ICurrentPerson current, CancellationToken cancel) =>
        await reader.ReadScreenAsync(screen, await current.RequireAsync(), Token(context), cancel) is { } view
            ? Page<ScreenCard>(nameof(ScreenCard.View), view) : TypedResults.NotFound();

    private static async Task<RazorComponentResult> DeliveriesAsync(HttpContext context, DeliveriesReader reader, CancellationToken cancel) =>
        Deliveries(context, await reader.AllAsync(cancel));

    private static async Task<IResult> ScreenDeliveriesAsync(Guid screen, HttpContext context, DeliveriesReader reader, CancellationToken cancel) =>
        await reader.OfScreenAsync(screen, cancel) is { } view ? Deliveries(context, view) : TypedResults.NotFound();

    private static RazorComponentResult Deliveries(HttpContext context, DeliveriesView view) => context.Request.Headers.ContainsKey(PieceHeader)
        ? Page<DeliveriesPiece>(nameof(DeliveriesPiece.View), view) : Page<DeliveriesPage>(nameof(DeliveriesPage.Model), view);

    private static async Task<IResult> PicturesAsync(Guid screen, PicturesReader reader, CancellationToken cancel) =>
        await reader.ReadAsync(screen, cancel) is { } view ? Page<PicturesPage>(nameof(PicturesPage.Model), view) : TypedResults.NotFound();
}
