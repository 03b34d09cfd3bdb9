using System.Globalization;
using Doingoai.Portal.Devices.Commissioning;
using Doingoai.Portal.Devices.Live;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Signage.Screens;
using Microsoft.AspNetCore.Mvc;

namespace Doingoai.Portal.Devices.Board;

/// <summary>The guided page in front of the device: one form per step, no script needed.</summary>
internal static class CommissionEndpoints
{
    public static void Map(IEndpointRouteBuilder commission)
    {
        commission.MapGet("{device:guid}", ShowAsync);
        commission.MapPost("{device:guid}", ActAsync);
        commission.MapPost("{device:guid}/photo", PhotoAsync).WithMetadata(new RequestSizeLimitAttribute(CommissioningPhoto.MaxBytes + 64 * 1024));
        commission.MapGet("photos/{device:guid}/{protocol:guid}", PictureAsync);
    }

    private static async Task<IResult> ShowAsync(Guid device, HttpContext context, Commission commission, IFleet fleet, LiveFleet live, TimeProvider time, CancellationToken cancel) =>
        await ViewAsync(device, context, commission, fleet, live, time, null, cancel) is { } view ? Page(view) : TypedResults.NotFound();

    private static Task<IResult> ActAsync(
        Guid device, [FromForm] string act, HttpContext context, Commission commission, IFleet fleet, LiveFleet live, RuleTexts texts, ICurrentPerson current, TimeProvider time, CancellationToken cancel) =>
        TryAsync(device, context, commission, fleet, live, texts, time, async () =>
        {
            var by = await current.RequireAsync();
            if (act == "begin") await commission.BeginAsync(device, by, cancel);
            else if (act == "show-card") await commission.OrderCardAsync(device, by, cancel);
            else await commission.ActAsync(device, act, null, by, cancel);
        }, cancel);

    private static Task<IResult> PhotoAsync(
        Guid device, IFormFile photo, HttpContext context, Commission commission, IFleet fleet, LiveFleet live, RuleTexts texts, ICurrentPerson current, TimeProvider time, CancellationToken cancel) =>
        TryAsync(device, context, commission, fleet, live, texts, time, async () =>
        {
            if (photo.Length > CommissioningPhoto.MaxBytes) throw new RuleException("commissioning.not-a-picture");
            using var bytes = new MemoryStream();
            await photo.CopyToAsync(bytes, cancel);
            await commission.ActAsync(device, "photo", bytes.ToArray(), await current.RequireAsync(), cancel);
        }, cancel);

    private static async Task<IResult> PictureAsync(Guid device, Guid protocol, Commission commission, IBlobStore blobs, CancellationToken cancel)
    {
        var rows = (await commission.EndedAsync(device, cancel)).Append(await commission.FindAsync(device, cancel));
        return rows.FirstOrDefault(row => row?.Id == protocol)?.Photo is { } photo && blobs.PathOf(photo) is { } path ? TypedResults.PhysicalFile(path, "image/jpeg") : TypedResults.NotFound();
    }

    private static async Task<IResult> TryAsync(
        Guid device, HttpContext context, Commission commission, IFleet fleet, LiveFleet live, RuleTexts texts, TimeProvider time, Func<Task> act, CancellationToken cancel)
    {
        try
        {
            await act();
            return TypedResults.LocalRedirect($"/board/commission/{device:N}");
        }
        catch (RuleException refused)
        {
            return await ViewAsync(device, context, commission, fleet, live, time, texts.Sentence(refused), cancel) is { } view ? Page(view) : TypedResults.NotFound();
        }
    }

    private static async Task<CommissionView?> ViewAsync(
        Guid device, HttpContext context, Commission commission, IFleet fleet, LiveFleet live, TimeProvider time, string? error, CancellationToken cancel)
    {
        if (await fleet.DeviceAsync(device, cancel) is not { } info) return null;
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var row = await commission.FindAsync(device, cancel);
        return new(
            device, info.Names.In(language), [.. info.Screens.Select(screen => $"{screen.Names.In(language)} ({screen.Width} × {screen.Height})")], live.Device(device)?.Link is not null,
            row is { EndedAt: null } ? row : null, await commission.EndedAsync(device, cancel), BoardEndpoints.Token(context), time.GetUtcNow(), error);
    }

    private static Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult Page(CommissionView view) => BoardEndpoints.Page<CommissionPage>(nameof(CommissionPage.Model), view);
}
