using Doingoai.Portal.Devices.Keys;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Devices.Links.Polling;

/// <summary>POST [Envelope] → [Envelope].</summary>
internal static class ExchangeEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpContext context, PollingLink link, CancellationToken cancel)
    {
        if (await DeviceJson.ReadAsync<List<Envelope>>(context.Request, Envelope.MaxBytes, cancel) is not { Count: <= Envelope.MaxBatch } up || up.Contains(null!))
            return DeviceJson.Refuse(StatusCodes.Status400BadRequest, nameof(InboxVerdict.Malformed));

        return await link.ExchangeAsync(context.User.Admission(), up, cancel) is { } down
            ? DeviceJson.Ok(down)
            : DeviceJson.Refuse(StatusCodes.Status403Forbidden, nameof(DeviceRefusal.UnknownDevice));
    }
}
