using Doingoai.Portal.Devices.Enrolments;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Code, three words, place: plain forms.</summary>
internal static class EnrolEndpoints
{
    public static void Map(IEndpointRouteBuilder enrol)
    {
        enrol.MapGet("", ShowAsync);
        enrol.MapPost("", DecideAsync);
    }

    private static async Task<IResult> ShowAsync(string? code, HttpContext context, EnrolReader reader, ICurrentPerson current, CancellationToken cancel) =>
        Page(await reader.ReadAsync(code, await current.RequireAsync(), BoardEndpoints.Token(context), cancel));

    private static async Task<IResult> DecideAsync(
        [FromForm] Guid enrolment, [FromForm] string code, [FromForm] string decision, [FromForm] Guid? device,
        HttpContext context, EnrolmentDecisions decisions, EnrolReader reader, RuleTexts texts, ICurrentPerson current, CancellationToken cancel)
    {
        var by = await current.RequireAsync();
        var before = await reader.ReadAsync(code, by, BoardEndpoints.Token(context), cancel);
        try
        {
            if (decision == "confirm") await decisions.ConfirmAsync(enrolment, device ?? Guid.Empty, by, cancel);
            else await decisions.RefuseAsync(enrolment, by, cancel);
        }
        catch (RuleException refused)
        {
            return Page(before with { Error = texts.Sentence(refused) });
        }

        var name = before.Places.SelectMany(group => group.Devices).FirstOrDefault(place => place.Device == device)?.Name ?? "";
        var after = await reader.ReadAsync(null, by, before.Token, cancel);
        return Page(decision == "confirm" ? after with { Done = name } : after with { Refused = true });
    }

    private static Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult Page(EnrolView view) => BoardEndpoints.Page<EnrolPage>(nameof(EnrolPage.Model), view);
}
