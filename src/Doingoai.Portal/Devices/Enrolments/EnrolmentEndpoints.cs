using Doingoai.Portal.Platform.Identity;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Wire;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Doingoai.Portal.Devices.Enrolments;

/// <summary>Anonymous for machines that have no identity yet; the decision needs a technician.</summary>
internal static class EnrolmentEndpoints
{
    private const int MaxBodyBytes = 4096;

    public static void Map(IEndpointRouteBuilder app)
    {
        var machines = app.MapGroup(Routes.Enrolments).AllowAnonymous().DisableAntiforgery().WithTags("Devices");
        machines.MapPost("", AnnounceAsync).RequireRateLimiting(RateLimits.Enrolment);
        machines.MapPost("{enrolment:guid}/reveal", RevealAsync).RequireRateLimiting(RateLimits.Enrolment);
        machines.MapGet("{enrolment:guid}", StatusAsync);

        app.MapPost(Routes.Start, StartAsync).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(RateLimits.Enrolment).WithTags("Devices");

        var technicians = app.MapGroup("/api/v1/enrolments").RequireAuthorization(Policies.EnrolDevices).WithTags("Devices");
        technicians.MapGet("", (string? code, EnrolmentList list, CancellationToken cancel) => list.WaitingAsync(Code(code), cancel));
        technicians.MapPost("{enrolment:guid}/confirm", ConfirmAsync);
        technicians.MapPost("{enrolment:guid}/refuse", RefuseAsync);
    }

    private static async Task<IResult> AnnounceAsync(HttpContext context, AnnounceDevice announce, CancellationToken cancel)
    {
        if (await DeviceJson.ReadAsync<EnrolmentRequest>(context.Request, MaxBodyBytes, cancel) is not { } request || !EnrolmentShape.IsValid(request))
            return DeviceJson.Refuse(StatusCodes.Status400BadRequest, "enrolment.malformed");

        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        return DeviceJson.Ok(await announce.RunAsync(request, address, cancel));
    }

    private static async Task<IResult> StartAsync(HttpContext context, UseStartPacket use, CancellationToken cancel)
    {
        if (await DeviceJson.ReadAsync<StartRequest>(context.Request, MaxBodyBytes, cancel) is not { Proof.Length: <= 64 } request || !EnrolmentShape.IsKey(request.Key))
            return DeviceJson.Refuse(StatusCodes.Status400BadRequest, "enrolment.malformed");

        return await use.RunAsync(request, cancel) is { } answer ? DeviceJson.Ok(answer) : TypedResults.NotFound();
    }

    private static async Task<IResult> RevealAsync(Guid enrolment, HttpContext context, RevealNonce reveal, CancellationToken cancel)
    {
        if (await DeviceJson.ReadAsync<EnrolmentRevealRequest>(context.Request, MaxBodyBytes, cancel) is not { } request)
            return DeviceJson.Refuse(StatusCodes.Status400BadRequest, "enrolment.malformed");

        return await reveal.RunAsync(enrolment, request.Nonce, cancel) is { } answer ? DeviceJson.Ok(answer) : TypedResults.NotFound();
    }

    private static async Task<IResult> StatusAsync(Guid enrolment, EnrolmentList list, CancellationToken cancel) =>
        await list.StatusAsync(enrolment, cancel) is { } answer ? DeviceJson.Ok(answer) : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> ConfirmAsync(
        Guid enrolment, ConfirmEnrolmentRequest request, EnrolmentDecisions decisions, ICurrentPerson current, CancellationToken cancel) =>
        await decisions.ConfirmAsync(enrolment, request.Device, await current.RequireAsync(), cancel) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> RefuseAsync(
        Guid enrolment, EnrolmentDecisions decisions, ICurrentPerson current, CancellationToken cancel) =>
        await decisions.RefuseAsync(enrolment, await current.RequireAsync(), cancel) ? TypedResults.NoContent() : TypedResults.NotFound();

    // What cannot be a code finds nothing, rather than everything.
    private static string? Code(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : EnrolmentCode.Normalise(typed) ?? "-";
}
