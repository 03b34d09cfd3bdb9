using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Enrolment;

namespace Doingoai.Portal.Devices.Keys;

/// <summary>Anonymous: what a device needs to make a token, whatever its own clock says.</summary>
internal static class NonceEndpoint
{
    public static IResult Answer(Nonces nonces, ITrust trust, TimeProvider time) =>
        DeviceJson.Ok(new NonceAnswer(time.GetUtcNow().ToUnixTimeMilliseconds(), nonces.Issue(), trust.PortalId));
}
