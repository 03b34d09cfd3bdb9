using System.Net;
using System.Net.Http.Json;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Platform.Web;

[StartsPortal]
public sealed class RateLimitTests
{
    [Fact]
    public async Task Too_many_sign_ins_from_one_address_have_to_wait()
    {
        await using var portal = new PortalFixture { Settings = new() { ["RateLimits:SignIn"] = "3" } };
        using var client = portal.CreateClient();

        var answers = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 4; attempt++)
        {
            using var response = await client.PostAsJsonAsync("/api/v1/session", new { user = "nobody", password = "x" });
            answers.Add(response.StatusCode);
            if (response.StatusCode == HttpStatusCode.TooManyRequests) Assert.NotNull(response.Headers.RetryAfter);
        }

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests], answers);
    }
}
