using System.Net;
using System.Text.Json;
using Doingoai.Portal.Reports.Plays;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Reports;

[StartsPortal]
public sealed class PlaysApiTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(PlaysApi.Path, "application/json")]
    [InlineData(PlaysApi.Csv, "text/csv")]
    [InlineData(PlaysApi.Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task The_report_comes_in_three_forms_to_those_who_may_read_it(string path, string type)
    {
        using var stranger = portal.CreateClient(new() { AllowAutoRedirect = false });
        using var refused = await stranger.GetAsync(path);
        using var taken = await (await portal.ClientAsync("publisher")).GetAsync($"{path}?from=2026-11-01&until=2026-11-30&by=item,screen,day");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal((HttpStatusCode.OK, type), (taken.StatusCode, taken.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task A_period_that_makes_no_sense_is_refused_in_words()
    {
        using var answer = await (await portal.ClientAsync("publisher")).GetAsync($"{PlaysApi.Path}?from=2026-11-30&until=2026-11-01");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("plays.period-upside-down", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString());
    }
}
