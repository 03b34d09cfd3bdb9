using System.Net;
using System.Security.Cryptography;
using Doingoai.Portal.Tests.Devices.Fixtures;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Devices.Enrolments;

[StartsPortal]
public sealed class EnrolmentLimitTests
{
    [Fact]
    public async Task Of_a_hundred_machines_from_one_address_only_so_many_may_wait_and_time_makes_room_again()
    {
        var time = PortalFixture.Clock();
        await using var portal = new PortalFixture { Time = time, Settings = new() { ["Devices:PendingEnrolmentsPerAddress"] = "20" } };
        using var http = portal.CreateClient();

        var answers = new List<HttpStatusCode>();
        for (var machine = 0; machine < 100; machine++) answers.Add(await AnnounceAsync(http));
        Assert.Equal((20, 80), (answers.Count(status => status == HttpStatusCode.OK), answers.Count(status => status == HttpStatusCode.Conflict)));

        time.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.OK, await AnnounceAsync(http));
    }

    private static async Task<HttpStatusCode> AnnounceAsync(HttpClient http)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new EnrolmentRequest(EnrolmentCode.New(), Jwk.Of(key), new string('a', 64), "máy", "1");
        return (await http.PostAsync(Routes.Enrolments, TestDevice.Json(request))).StatusCode;
    }
}
