using Doingoai.Portal.Devices.Enrolments;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Wire;
using Microsoft.AspNetCore.Mvc;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Start packets and revocation: plain forms.</summary>
internal static class MachinesEndpoints
{
    public static void Map(IEndpointRouteBuilder machines)
    {
        machines.MapGet("", ShowAsync);
        machines.MapPost("packet", PacketAsync);
        machines.MapPost("revoke", RevokeAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, MachinesReader reader, ICurrentPerson current, CancellationToken cancel) =>
        Page(await reader.ReadAsync(await current.RequireAsync(), BoardEndpoints.Token(context), cancel));

    private static async Task<IResult> PacketAsync(
        [FromForm] Guid device, [FromForm] string form, HttpContext context, MakeStartPacket make, MachinesReader reader, RuleTexts texts, ICurrentPerson current, CancellationToken cancel)
    {
        var by = await current.RequireAsync();
        try
        {
            if (await make.RunAsync(device, new($"{context.Request.Scheme}://{context.Request.Host}"), by, cancel) is not { } packet) return TypedResults.NotFound();
            context.Response.Headers.CacheControl = "no-store"; // it holds a secret
            if (form != "qr") return TypedResults.File(ProtocolJson.ToBytes(packet), "application/json", StartPacket.FileName);
            var view = await reader.ReadAsync(by, BoardEndpoints.Token(context), cancel);
            return StartQr.Of(packet) is { } qr ? Page(view with { Made = NameOf(view, device), Qr = qr }) : Page(view with { Error = texts.Sentence(new("start.no-qr")) });
        }
        catch (RuleException refused)
        {
            return Page(await reader.ReadAsync(by, BoardEndpoints.Token(context), cancel) with { Error = texts.Sentence(refused) });
        }
    }

    private static async Task<IResult> RevokeAsync(
        [FromForm] Guid device, HttpContext context, RevokeDevice revoke, MachinesReader reader, RuleTexts texts, ICurrentPerson current, CancellationToken cancel)
    {
        var by = await current.RequireAsync();
        try
        {
            if (!await revoke.RunAsync(device, by, cancel)) return TypedResults.NotFound();
            var view = await reader.ReadAsync(by, BoardEndpoints.Token(context), cancel);
            return Page(view with { Revoked = NameOf(view, device) });
        }
        catch (RuleException refused)
        {
            return Page(await reader.ReadAsync(by, BoardEndpoints.Token(context), cancel) with { Error = texts.Sentence(refused) });
        }
    }

    private static string NameOf(MachinesView view, Guid device) => view.Groups.SelectMany(group => group.Machines).FirstOrDefault(machine => machine.Device == device)?.Name ?? "";

    private static Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult Page(MachinesView view) => BoardEndpoints.Page<MachinesPage>(nameof(MachinesPage.Model), view);
}
