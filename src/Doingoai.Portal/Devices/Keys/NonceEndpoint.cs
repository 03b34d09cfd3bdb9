using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Enrolment;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>Anonymous: what a device needs to make a token, whatever its own clock says.</summary>
internal static class NonceEndpoint
{
    public static async Task<IResult> AnswerAsync(Nonces nonces, ReturnPace pace, ITrust trust, TimeProvider time, CancellationToken cancel)
    {
        await pace.TurnAsync(cancel);
        return DeviceJson.Ok(new NonceAnswer(time.GetUtcNow().ToUnixTimeMilliseconds(), nonces.Issue(), trust.PortalId));
    }
}
