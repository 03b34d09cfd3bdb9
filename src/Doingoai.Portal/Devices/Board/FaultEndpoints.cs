using Doingoai.Portal.Devices.Faults;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Taking notice of faults, by a plain form on a card.</summary>
internal static class FaultEndpoints
{
    public static void Map(RouteGroupBuilder board) => board.MapPost("faults", AcknowledgeAsync).RequireAuthorization(Policies.CommandDevices);

    /// <param name="screen">Empty: the device as a whole.</param>
    /// <param name="card">The screen whose card it was done on.</param>
    private static async Task<IResult> AcknowledgeAsync(
        [FromForm] Guid device, [FromForm] string? screen, [FromForm] string code, [FromForm] Guid card, [FromForm] string? note, AcknowledgeFault acknowledge, RuleTexts texts, ICurrentPerson current, CancellationToken cancel)
    {
        try
        {
            return await acknowledge.RunAsync(device, Guid.TryParse(screen, out var one) ? one : null, code, note, await current.RequireAsync(), cancel) is null ? TypedResults.NotFound() : TypedResults.LocalRedirect($"/board#s-{card:N}");
        }
        catch (RuleException refused)
        {
            return TypedResults.Text(texts.Sentence(refused), statusCode: StatusCodes.Status409Conflict);
        }
    }
}
